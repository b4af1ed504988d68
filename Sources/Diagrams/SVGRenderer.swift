package import SourceText

/// Draws a layout as SVG: A4 pages, one below the other, to be read on paper and on screen.
package struct SVGRenderer {
  let layout: DiagramLayout
  let language: Language
  let pages: Pages
  private let sheets: [ChecklistSheet]
  private var diagram: Diagram { layout.diagram }
  private var pageCount: Int { pages.parts.count + sheets.count }

  package init(_ layout: DiagramLayout, language: Language) {
    self.layout = layout
    self.language = language
    pages = Pages(layout, language: language)
    sheets = ChecklistSheet.sheets(layout.diagram.checklist, layout.style)
  }

  /// The whole picture.
  package var svg: String {
    let (width, height) = (PageStyle.width, PageStyle.height * pageCount)
    var drawing = SVGDrawing()
    drawing.style(SVGPalette.css)
    drawing.rectangle(Box(x: 0, y: 0, width: width, height: height), "paper")
    for (index, part) in pages.parts.enumerated() {
      page(index, &drawing) { drawing in
        PagePicture(layout: layout, pages: pages, part: part, number: index).draw(&drawing)
        Legend(diagram: diagram, language: language, style: layout.style).draw(&drawing)
      }
    }
    for (index, sheet) in sheets.enumerated() {
      page(pages.parts.count + index, &drawing) { sheet.draw(&$0) }
    }
    var xml = XMLText()
    xml.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
        ("width", "297mm"), ("height", "\(210 * pageCount)mm"), ("role", "img"),
        ("lang", language.rawValue), ("xml:lang", language.rawValue),
        ("aria-labelledby", "\(diagram.id)-title \(diagram.id)-description"),
      ]
    ) { xml in
      xml.leaf("title", [("id", "\(diagram.id)-title")], diagram.title)
      xml.leaf(
        "desc",
        [("id", "\(diagram.id)-description")],
        DiagramWords.description(diagram)[language]
      )
      xml.raw(drawing.xml.text)
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.text
  }

  /// A page's title, number and source line around what `body` draws.
  private func page(
    _ index: Int,
    _ drawing: inout SVGDrawing,
    _ body: (inout SVGDrawing) -> Void
  ) {
    let margin = PageStyle.margin
    drawing.group([("transform", "translate(0 \(index * PageStyle.height))")]) { drawing in
      drawing.line(diagram.title, at: Point(x: margin, y: margin + 14), size: 14, "strong")
      if pageCount > 1 {
        drawing.line(
          DiagramWords.page(index + 1, of: pageCount),
          at: Point(x: PageStyle.width - margin, y: margin + 14),
          size: 10,
          "faint",
          .right
        )
      }
      body(&drawing)
      let foot = PageStyle.height - margin - 1
      drawing.line(
        DiagramWords.source[language] + ": " + diagram.source,
        at: Point(x: margin, y: foot),
        size: 9,
        "faint"
      )
      drawing.line(
        diagram.footnote,
        at: Point(x: PageStyle.width - margin, y: foot),
        size: 9,
        "faint",
        .right
      )
    }
  }
}
