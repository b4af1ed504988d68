internal import SourceText

/// The row below the picture that says what its shapes and lines mean; only those in it.
struct Legend {
  let diagram: Diagram
  let language: Language
  let style: LayoutStyle

  private enum Entry {
    case node(Diagram.Kind)
    case edge(Diagram.EdgeKind)
    case mark(Diagram.Mark)
  }

  /// Rows that the entries fill.
  var rows: Int { (places.map(\.row).max() ?? 0) + 1 }

  func draw(_ drawing: inout SVGDrawing) {
    let bottom = PageStyle.height - PageStyle.margin - PageStyle.sourceHeight + 5
    let rows = rows
    for (entry, x, row) in places {
      let y = bottom - (rows - row) * PageStyle.legendRowHeight + PageStyle.legendRowHeight / 2
      draw(entry, x, y, &drawing)
      let start = x + width(of: entry) + 5
      drawing.line(name(of: entry), at: Point(x: start, y: y + 3), size: style.fontSize)
    }
  }

  /// Where each entry stands: its left, and the row from 0.
  private var places: [(entry: Entry, x: Int, row: Int)] {
    var row = 0
    var x = PageStyle.margin
    return entries.map { entry in
      let text = TextMetrics.width(of: name(of: entry), size: style.fontSize)
      let width = width(of: entry) + 5 + text
      if x + width > PageStyle.width - PageStyle.margin {
        x = PageStyle.margin
        row += 1
      }
      defer { x += width + 12 }
      return (entry, x, row)
    }
  }

  private var entries: [Entry] {
    let kinds = Set(diagram.nodes.map(\.kind))
    let lines = Set(diagram.edges.map(\.kind))
    let marks = Set(diagram.nodes.compactMap(\.mark))
    return Diagram.Kind.allCases.filter { kinds.contains($0) }.map(Entry.node)
      + Diagram.EdgeKind.allCases.filter { lines.contains($0) }.map(Entry.edge)
      + Diagram.Mark.allCases.filter { marks.contains($0) }.map(Entry.mark)
  }

  private func name(of entry: Entry) -> String {
    switch entry {
    case .node(let kind): DiagramWords.name(of: kind)[language]
    case .edge(let kind): DiagramWords.name(of: kind)[language]
    case .mark(let mark): DiagramWords.name(of: mark)[language]
    }
  }

  private func width(of entry: Entry) -> Int {
    switch entry {
    case .node(.task), .node(.dataStore): 20
    case .node(.gateway): 16
    case .node: 14
    case .edge: 24
    case .mark: 14
    }
  }

  private func draw(_ entry: Entry, _ x: Int, _ y: Int, _ drawing: inout SVGDrawing) {
    let width = width(of: entry)
    switch entry {
    case .node(let kind):
      let height = kind == .gateway ? 16 : 14
      drawing.shape(of: kind, Box(x: x, y: y - height / 2, width: width, height: height), nil)
    case .edge(let kind):
      let (from, to) = (Point(x: x, y: y), Point(x: x + width, y: y))
      drawing.edge(kind, [from, to])
      if kind != .association { drawing.tip(kind, at: to, from: from) }
      if kind == .message { drawing.circle(from, "2.6", "open") }
    case .mark(let mark): drawing.badge(mark, at: Point(x: x + 8, y: y))
    }
  }
}
