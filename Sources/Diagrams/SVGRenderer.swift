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

  /// The whole picture: its pages one below the other, as a file.
  package var svg: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + picture(of: 0..<pageCount)
  }

  /// The pages of the picture, each as an SVG element of its own, without the sheets behind it.
  package var separatePages: [String] {
    pages.parts.indices.map { picture(of: $0..<$0 + 1) }
  }

  private func picture(of range: Range<Int>) -> String {
    let (width, height) = (PageStyle.width, PageStyle.height * range.count)
    var drawing = SVGDrawing()
    drawing.style(SVGPalette.css)
    drawing.rectangle(Box(x: 0, y: 0, width: width, height: height), "paper")
    for index in range {
      page(index, at: (index - range.lowerBound) * PageStyle.height, &drawing) { drawing in
        if index < pages.parts.count {
          PagePicture(layout: layout, pages: pages, part: pages.parts[index], number: index)
            .draw(&drawing)
          Legend(diagram: diagram, language: language, style: layout.style).draw(&drawing)
        } else {
          sheets[index - pages.parts.count].draw(&drawing)
        }
      }
    }
    var xml = XMLText()
    xml.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
        ("width", "297mm"), ("height", "\(210 * range.count)mm"), ("role", "img"),
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
    return xml.text
  }

  /// A page's title, number and source line around what `body` draws.
  private func page(
    _ index: Int,
    at top: Int,
    _ drawing: inout SVGDrawing,
    _ body: (inout SVGDrawing) -> Void
  ) {
    let margin = PageStyle.margin
    drawing.group([("transform", "translate(0 \(top))")]) { drawing in
      drawing.line(diagram.title, at: Point(x: margin, y: margin + 14), size: 14, "strong")
      drawing.line(
        corner(ofPage: index),
        at: Point(x: PageStyle.width - margin, y: margin + 14),
        size: 9,
        "faint",
        .right
      )
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

  /// What the picture is drawn for, as much of its end as there is room for, and the page's number.
  func corner(ofPage index: Int) -> String {
    let page = pageCount > 1 ? DiagramWords.page(index + 1, of: pageCount) : ""
    guard !diagram.subject.isEmpty else { return page }
    let room =
      PageStyle.width - 3 * PageStyle.margin - TextMetrics.width(of: diagram.title, size: 14)
    func text(_ subject: String) -> String { page.isEmpty ? subject : subject + "  " + page }
    var subject = Substring(diagram.subject)
    while TextMetrics.width(of: text("…" + subject), size: 9) > room, !subject.isEmpty {
      subject = subject.dropFirst()
    }
    return text((subject.count < diagram.subject.count ? "…" : "") + subject)
  }
}
