/// A pattern for paths: `*` and `?` within a name, `[a-z]` and `[!a-z]` for one character, `**` for
/// any number of folders, `\` before a character that stands for itself.
package struct PathPattern: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case character(Unicode.Scalar)
    case anyOne
    case anyRun
    case oneOf([ClosedRange<UInt32>], isInverted: Bool)
  }

  private enum Segment: Sendable, Hashable {
    case name([Piece])
    /// `**`: any number of folders.
    case folders
  }

  private let segments: [Segment]

  /// nil where a `[` is not closed.
  package init?(_ text: some StringProtocol) {
    var segments: [Segment] = []
    for part in text.split(separator: "/") where part != "." {
      if part == "**" {
        segments.append(.folders)
      } else {
        guard let pieces = Self.pieces(of: Array(part.unicodeScalars)) else { return nil }
        segments.append(.name(pieces))
      }
    }
    self.segments = segments
  }

  /// Whether a text holds anything that does not stand for itself.
  package static func isPattern(_ text: String) -> Bool { isPattern(text[...]) }

  /// Whether a piece of a text holds anything that does not stand for itself.
  package static func isPattern(_ text: Substring) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["): return true
      default: break
      }
    }
    return false
  }

  private static func pieces(of text: [Unicode.Scalar]) -> [Piece]? {
    var pieces: [Piece] = []
    var position = 0
    while position < text.count {
      switch text[position] {
      case "*":
        if pieces.last != .anyRun { pieces.append(.anyRun) }
      case "?": pieces.append(.anyOne)
      case "[":
        guard let (piece, end) = characters(of: text, from: position + 1) else { return nil }
        pieces.append(piece)
        position = end
      case "\\" where position + 1 < text.count:
        position += 1
        pieces.append(.character(text[position]))
      default: pieces.append(.character(text[position]))
      }
      position += 1
    }
    return pieces
  }

  /// The characters between brackets, and where the closing one stands.
  private static func characters(
    of text: [Unicode.Scalar],
    from start: Int
  ) -> (Piece, end: Int)? {
    var position = start
    let isInverted = position < text.count && (text[position] == "!" || text[position] == "^")
    if isInverted { position += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    // A closing bracket that comes first stands for itself.
    while position < text.count, text[position] != "]" || ranges.isEmpty {
      let low = text[position].value
      if position + 2 < text.count, text[position + 1] == "-", text[position + 2] != "]" {
        let high = text[position + 2].value
        guard low <= high else { return nil }
        ranges.append(low...high)
        position += 3
      } else {
        ranges.append(low...low)
        position += 1
      }
    }
    guard position < text.count else { return nil }
    return (.oneOf(ranges, isInverted: isInverted), position)
  }

  /// Whether a path, given by its parts, is meant.
  package func matches(_ path: [String]) -> Bool {
    Self.matches(segments[...], path[...])
  }

  /// Whether something below a folder, given by the parts of its path, can be meant.
  package func reaches(below path: [String]) -> Bool {
    Self.reaches(segments[...], path[...])
  }

  private static func matches(_ segments: ArraySlice<Segment>, _ path: ArraySlice<String>) -> Bool {
    guard let first = segments.first else { return path.isEmpty }
    switch first {
    case .folders:
      let rest = segments.dropFirst()
      return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
    case .name(let pieces):
      guard let name = path.first, matches(pieces, Array(name.unicodeScalars)) else { return false }
      return matches(segments.dropFirst(), path.dropFirst())
    }
  }

  private static func reaches(_ segments: ArraySlice<Segment>, _ path: ArraySlice<String>) -> Bool {
    guard let name = path.first else { return !segments.isEmpty }
    guard let first = segments.first else { return false }
    switch first {
    case .folders: return true
    case .name(let pieces):
      return matches(pieces, Array(name.unicodeScalars))
        && reaches(segments.dropFirst(), path.dropFirst())
    }
  }

  /// Greedy, with one place to go back to: linear for one run, never worse than the product.
  private static func matches(_ pieces: [Piece], _ name: [Unicode.Scalar]) -> Bool {
    var (piece, position) = (0, 0)
    var run: (piece: Int, position: Int)?
    while position < name.count {
      if piece < pieces.count, pieces[piece] == .anyRun {
        run = (piece, position)
        piece += 1
      } else if piece < pieces.count, matches(pieces[piece], name[position]) {
        piece += 1
        position += 1
      } else if let last = run {
        run = (last.piece, last.position + 1)
        piece = last.piece + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .anyRun }
  }

  private static func matches(_ piece: Piece, _ scalar: Unicode.Scalar) -> Bool {
    switch piece {
    case .character(let own): own == scalar
    case .anyOne: true
    case .anyRun: false
    case .oneOf(let ranges, let isInverted):
      ranges.contains { $0.contains(scalar.value) } != isInverted
    }
  }
}
