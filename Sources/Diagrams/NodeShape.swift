/// How large a node is drawn and how its name breaks, before it has a place.
struct NodeShape {
  /// Width and height of the outline.
  var width: Int
  var height: Int
  var lines: [String]
  /// Extent of the name, which for decisions and events stands outside the outline.
  var textWidth: Int
  var textHeight: Int

  /// Half the diagonal of a decision, and the radius of an event.
  static let gatewayHalf = 14
  static let eventRadius = 10

  init(_ node: Diagram.Node, _ style: LayoutStyle) {
    let breaker = LineBreaker(size: style.fontSize)
    let word = min(breaker.longestWord(in: node.name), style.widestWord)
    let limit = max(style.textWidth, word)
    lines = node.name.isEmpty ? [] : breaker.lines(of: node.name, within: limit)
    textWidth = breaker.width(of: lines)
    textHeight = lines.count * style.lineHeight
    switch node.kind {
    case .start, .end:
      width = 2 * Self.eventRadius
      height = width
    case .gateway:
      width = 2 * Self.gatewayHalf
      height = width
    case .task:
      width = max(style.textWidth, textWidth) + 8
      height = max(30, textHeight + 7)
    case .dataObject:
      width = max(34, textWidth + 10)
      height = max(28, textHeight + 14)
    case .dataStore:
      width = max(40, textWidth + 10)
      height = max(30, textHeight + 18)
    case .annotation:
      width = textWidth + 9
      height = textHeight + 4
    }
  }
}

/// Sizes that a layout is made with, in points on paper.
struct LayoutStyle: Sendable, Hashable {
  /// Size of names and labels.
  var fontSize = 9
  var lineHeight = 11
  /// Widest line of a step's name.
  var textWidth = 54
  /// Widest line of a label at an edge.
  var labelWidth = 45
  /// A longer word is broken.
  var widestWord = 110
  /// Room for an arrowhead between a box and the nearest line beside it.
  var margin = 9
  /// Between lines that run side by side.
  var spacing = 7

  /// Widths of names, of which a layout tries each.
  static let choices = [54, 63, 72, 84].map { LayoutStyle(textWidth: $0, labelWidth: $0 - 9) }
}
