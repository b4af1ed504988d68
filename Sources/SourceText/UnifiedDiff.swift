/// What changed between two texts, in the form that `patch` and `git apply -p0` read.
package enum UnifiedDiff {
  /// Unchanged lines around a change.
  private static let context = 3

  private enum Line {
    case kept(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)

    var isKept: Bool { if case .kept = self { true } else { false } }
  }

  /// The difference; empty where there is none.
  package static func bytes(from old: [UInt8], to new: [UInt8], name: String) -> [UInt8] {
    guard old != new else { return [] }
    let lines = merged(split(old), split(new))
    var text = Array("--- \(name)\n+++ \(name)\n".utf8)
    for hunk in hunks(lines) { text += written(hunk, of: lines) }
    return text
  }

  /// The lines, each with its line break.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func merged(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(.removed(old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(.added(new[right]))
        right += 1
      } else {
        lines.append(.kept(old[left]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// Ranges of lines: changes with what stands around them; near ones are one.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where !lines[index].isKept {
      let start = max(0, index - context)
      let end = min(lines.count, index + context + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func written(_ hunk: Range<Int>, of lines: [Line]) -> [UInt8] {
    func count(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
      lines.reduce(into: (0, 0)) { sum, line in
        switch line {
        case .kept: sum = (sum.0 + 1, sum.1 + 1)
        case .removed: sum.0 += 1
        case .added: sum.1 += 1
        }
      }
    }
    let before = count(lines[..<hunk.lowerBound])
    let own = count(lines[hunk])
    // An empty side is numbered by the line before it.
    let start = (old: before.old + min(own.old, 1), new: before.new + min(own.new, 1))
    var text = Array("@@ -\(start.old),\(own.old) +\(start.new),\(own.new) @@\n".utf8)
    for line in lines[hunk] {
      let (sign, content): (UInt8, ArraySlice<UInt8>) =
        switch line {
        case .kept(let content): (0x20, content)
        case .removed(let content): (0x2D, content)
        case .added(let content): (0x2B, content)
        }
      text.append(sign)
      text += content
      if content.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
    }
    return text
  }
}
