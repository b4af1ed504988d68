/// A page of duties and points to keep in mind, in two columns, to tick off.
struct ChecklistSheet {
  private static let gutter = 24
  private static let indent = 18
  private static var columnWidth: Int {
    (PageStyle.width - 2 * PageStyle.margin - gutter) / 2
  }

  private enum Line {
    case heading(String)
    case item(String, Diagram.Mark?, isFirst: Bool)
    case reference(String)
  }

  private var lines: [(at: Point, line: Line)] = []

  /// As many sheets as the checklists need; none for no checklist.
  static func sheets(_ checklists: [Diagram.Checklist], _ style: LayoutStyle) -> [ChecklistSheet] {
    let breaker = LineBreaker(size: style.fontSize + 1)
    let small = LineBreaker(size: style.fontSize)
    let bottom = PageStyle.height - PageStyle.margin - 20
    let top = PageStyle.margin + PageStyle.titleHeight + 14
    var sheets: [ChecklistSheet] = []
    var column = 2
    var y = bottom
    // A block is kept together.
    func add(_ block: [(height: Int, line: Line)]) {
      let height = block.reduce(0) { $0 + $1.height }
      if y + height > bottom {
        column += 1
        y = top
        if column > 1 || sheets.isEmpty {
          sheets.append(ChecklistSheet())
          column = 0
        }
      }
      let x = PageStyle.margin + column * (columnWidth + gutter)
      for (height, line) in block {
        sheets[sheets.count - 1].lines.append((Point(x: x, y: y), line))
        y += height
      }
    }
    for checklist in checklists where !checklist.items.isEmpty {
      var block: [(height: Int, line: Line)] = [(20, .heading(checklist.title))]
      for item in checklist.items {
        let texts = breaker.lines(of: item.text, within: columnWidth - indent)
        for (index, text) in texts.enumerated() {
          block.append((14, .item(text, item.mark, isFirst: index == 0)))
        }
        if !item.reference.isEmpty {
          for text in small.lines(of: item.reference, within: columnWidth - indent) {
            block.append((12, .reference(text)))
          }
        }
        block[block.count - 1].height += 5
        add(block)
        block = []
      }
      y += 8
    }
    return sheets
  }

  func draw(_ drawing: inout SVGDrawing) {
    for (point, line) in lines {
      switch line {
      case .heading(let text):
        drawing.line(text, at: point, size: 11, "strong name")
        drawing.path("M\(point.x) \(point.y + 4)h\(Self.columnWidth)", "frame")
      case .item(let text, let mark, let isFirst):
        if isFirst { drawSign(mark, point, &drawing) }
        drawing.line(text, at: Point(x: point.x + Self.indent, y: point.y), size: 10)
      case .reference(let text):
        drawing.line(text, at: Point(x: point.x + Self.indent, y: point.y), size: 9, "faint")
      }
    }
  }

  private func drawSign(_ mark: Diagram.Mark?, _ point: Point, _ drawing: inout SVGDrawing) {
    guard let mark else {
      return drawing.circle(Point(x: point.x + 6, y: point.y - 4), "1.8", "dot")
    }
    drawing.badge(mark, at: Point(x: point.x + 8, y: point.y - 4))
  }
}
