import Foundation
import SourceText
import Testing

@testable import Diagrams

@Suite("SVG")
struct SVGTests {
  @Test(
    "is well-formed, titled, without scripts, and made of A4 pages",
    arguments: BPMNTests.diagrams
  )
  func form(diagram: Diagram) throws {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    let renderer = SVGRenderer(layout, language: .ja)
    let reading = XMLReading(renderer.svg)
    #expect(reading.isWellFormed)
    #expect(reading.all("script", "image", "foreignObject", "a", "use").isEmpty)
    #expect(reading.all("title").first?.text.contains(diagram.title) == true)
    #expect(reading.all("desc").count == 1)
    let root = try #require(reading.elements.first)
    let sheets = ChecklistSheet.sheets(diagram.checklist, layout.style).count
    let pages = renderer.pages.parts.count + sheets
    #expect(root.attributes["viewBox"] == "0 0 842 \(595 * pages)")
    #expect(root.attributes["height"] == "\(210 * pages)mm")
    // Nothing is fetched from anywhere.
    #expect(!renderer.svg.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
    #expect(!renderer.svg.contains("url("))
  }

  @Test("shows every name and label, on whatever page", arguments: BPMNTests.diagrams)
  func complete(diagram: Diagram) {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    let reading = XMLReading(SVGRenderer(layout, language: .en).svg)
    let shown = reading.all("text").map { $0.text.filter { !$0.isWhitespace } }.joined()
    let wanted =
      layout.nodes.compactMap(\.text) + layout.edges.compactMap(\.label)
    for text in wanted {
      #expect(shown.contains(text.lines.joined().filter { !$0.isWhitespace }), "\(text.lines)")
    }
    for item in diagram.checklist.flatMap(\.items) {
      #expect(shown.contains(item.text.filter { !$0.isWhitespace }), "\(item.text)")
    }
  }

  @Test("fits each page at its scale", arguments: BPMNTests.diagrams)
  func fits(diagram: Diagram) {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    let pages = Pages(layout)
    let header = PageStyle.headerWidth(diagram, layout.style)
    for (index, part) in pages.parts.enumerated() {
      let gutters = (part.lowerBound > 0 ? 1 : 0) + (part.upperBound < layout.width ? 1 : 0)
      let width = header + part.count + gutters * PageStyle.gutter
      #expect(width * pages.scales[index] <= (PageStyle.width - 2 * PageStyle.margin) * 1000)
      let height = pages.folds[index].y(layout.height)
      #expect(height * pages.scales[index] <= (PageStyle.height - 2 * PageStyle.margin) * 1000)
    }
  }

  @Test("leaves out only white: what is drawn on a page stays apart", arguments: BPMNTests.diagrams)
  func folds(diagram: Diagram) {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    let pages = Pages(layout)
    for (part, fold) in zip(pages.parts, pages.folds) {
      for placed in layout.nodes where part.contains(placed.frame.midX) {
        let height = fold.y(placed.frame.maxY) - fold.y(placed.frame.y)
        #expect(height == placed.frame.height)
      }
      for band in layout.lanes { #expect(fold.y(band.upperBound) - fold.y(band.lowerBound) >= 19) }
    }
  }

  @Test("marks steps by shape and sign, not by colour alone")
  func marks() {
    let svg = SVGRenderer(DiagramLayout(Sketches.existingDatabase), language: .ja).svg
    for mark in ["met", "unmet", "unknown", "missing"] {
      #expect(svg.contains("\"badge-\(mark)\""), "\(mark)")
    }
    #expect(svg.contains("prefers-color-scheme:dark"))
    // On paper it is always light.
    #expect(svg.contains("@media screen and"))
  }
}
