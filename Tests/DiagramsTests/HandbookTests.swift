import Reports
import Rules
import SourceText
import TestSupport
import Testing

@testable import Diagrams

/// The rulebook's workflows, drawn; each is laid out once for all tests.
struct HandbookPicture: CustomTestStringConvertible, Sendable {
  let id: String
  let language: Language
  let model: WorkflowModel
  let diagram: Diagram
  let layout: DiagramLayout

  var testDescription: String { "\(id), \(language)" }

  static let all: [HandbookPicture] = {
    guard let rulebook = try? Repository.rulebook(),
      let day = Day(year: 2021, month: 1, day: 15)
    else { return [] }
    return rulebook.workflows.indices.flatMap { number in
      Language.allCases.map { language in
        let drawing = WorkflowDrawing(rulebook, workflow: number, on: day, language)
        return HandbookPicture(
          id: rulebook.string(rulebook.workflows[number].id),
          language: language,
          model: rulebook.model(ofWorkflow: number),
          diagram: drawing.diagram,
          layout: DiagramLayout(drawing.diagram)
        )
      }
    }
  }()
}

@Suite("Pictures of the handbook's workflows")
struct HandbookTests {
  @Test("are seven, in two languages")
  func count() {
    #expect(HandbookPicture.all.count == 14)
  }

  @Test("keep boxes, lines and labels apart", arguments: HandbookPicture.all)
  func properties(picture: HandbookPicture) {
    let properties = LayoutProperties(picture.layout)
    #expect(properties.problems.isEmpty, "\(properties.problems)")
    #expect(properties.strokesThroughLabels == 0)
  }

  @Test("are read without effort on few pages", arguments: HandbookPicture.all)
  func legible(picture: HandbookPicture) {
    let pages = Pages(picture.layout, language: picture.language)
    #expect(pages.parts.count <= 4)
    // Names are of 9 points; a twentieth less is not seen.
    #expect(pages.scale >= 950, "\(pages.scales)")
    #expect(picture.layout.crossingCount <= 6, "\(picture.layout.crossingCount)")
  }

  @Test("show each step, flow, message, remark and duty", arguments: HandbookPicture.all)
  func complete(picture: HandbookPicture) {
    let (model, diagram) = (picture.model, picture.diagram)
    let flows = diagram.nodes.filter { $0.kind.isFlow }
    #expect(flows.count == model.nodes.count)
    #expect(diagram.edges.count { $0.kind == .sequence } == model.flows.count)
    #expect(diagram.edges.count { $0.kind == .message } == model.messages.count)
    let remarks = model.notes.count { $0.kind == .annotation && !$0.nodes.isEmpty }
    #expect(diagram.nodes.count { $0.kind == .annotation } == remarks)
    let shown = diagram.checklist.map(\.items.count).reduce(0, +)
    let points = model.notes.count { $0.kind == .point }
    #expect(shown >= points + (picture.id.hasPrefix("handbook") ? 1 : 0))
    for lane in diagram.lanes { #expect(!lane.name.isEmpty) }
  }

  @Test("are valid XML; BPMN joins messages between pools only", arguments: HandbookPicture.all)
  func formats(picture: HandbookPicture) throws {
    let bpmn = BPMNRenderer(picture.layout, language: picture.language).xml
    #expect(XMLReading(bpmn).isWellFormed)
    #expect(XMLReading(SVGRenderer(picture.layout, language: picture.language).svg).isWellFormed)
    for edge in picture.diagram.edges where edge.kind == .message {
      for end in [edge.source, edge.target] {
        // BPMN lets messages begin and end at tasks and events, never at a decision.
        #expect(picture.diagram.nodes[end].kind != .gateway)
      }
    }
  }

  @Test(
    "are valid by the schemas of the OMG",
    .enabled(
      if: BPMNSchemas.isAvailable,
      "the schemas (TEBIKI_BPMN_SCHEMAS) or xmllint are not there"
    ),
    arguments: HandbookPicture.all
  )
  func schema(picture: HandbookPicture) throws {
    let bpmn = BPMNRenderer(picture.layout, language: picture.language).xml
    #expect(try BPMNSchemas.problems(in: bpmn) == "")
  }

  @Test("mark steps and duties of a plan")
  func marks() throws {
    let rulebook = try Repository.rulebook()
    let day = try #require(Day(year: 2021, month: 1, day: 15))
    let number = try #require(rulebook.workflow(named: "4"))
    let marks = WorkflowDrawing.Marks(nodes: [1: .missing, 2: .met], duties: [0: .unknown])
    let drawing = WorkflowDrawing(rulebook, workflow: number, on: day, .ja, marks: marks)
    let diagram = drawing.diagram
    #expect(diagram.nodes[1].mark == .missing)
    #expect(diagram.nodes[2].mark == .met)
    #expect(diagram.checklist.flatMap(\.items).count { $0.mark == .unknown } == 1)
  }

  @Test("keep the lines above and below them apart", arguments: HandbookPicture.all)
  func margins(picture: HandbookPicture) {
    var diagram = picture.diagram
    diagram.subject = String(repeating: "計画書", count: 40) + ".yaml"
    diagram.footnote += " / " + "審査の結論を示すものではない"
    let renderer = SVGRenderer(DiagramLayout(diagram), language: picture.language)
    let room = PageStyle.width - 3 * PageStyle.margin
    let title = TextMetrics.width(of: diagram.title, size: 14)
    let corner = renderer.corner(ofPage: 0)
    #expect(title + TextMetrics.width(of: corner, size: 9) <= room)
    #expect(corner.hasPrefix("…") && corner.contains(".yaml"))
    let source = DiagramWords.source[picture.language] + ": " + diagram.source
    let foot = TextMetrics.width(of: source, size: 9)
    #expect(foot + TextMetrics.width(of: diagram.footnote, size: 9) <= room)
  }
}
