import Foundation
import SourceText
import TestSupport
import Testing

@testable import Diagrams

@Suite("BPMN")
struct BPMNTests {
  static let diagrams =
    [Sketches.dynamicConsent, Sketches.existingDatabase]
    + [3, 11, 42, 77].map { GeneratedDiagram.make(seed: $0) }

  private static func xml(_ diagram: Diagram) -> String {
    let layout = DiagramLayout(diagram, ArrangementCost(effort: 50), LayoutStyle())
    return BPMNRenderer(layout, language: .ja).xml
  }

  @Test("names every part once, and every reference leads to a part", arguments: diagrams)
  func references(diagram: Diagram) throws {
    let reading = XMLReading(Self.xml(diagram))
    #expect(reading.isWellFormed)
    let ids = reading.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9._-]*/#) != nil, "\(id) is no NCName")
    }
    let known = Set(ids)
    for element in reading.elements {
      for key in [
        "sourceRef", "targetRef", "processRef", "messageRef", "dataObjectRef", "dataStoreRef",
        "categoryValueRef", "bpmnElement",
      ] {
        guard let reference = element.attributes[key] else { continue }
        #expect(known.contains(reference), "\(element.name) \(key) \(reference)")
      }
      if ["incoming", "outgoing", "sourceRef", "targetRef"].contains(element.name) {
        let reference = element.text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(known.contains(reference), "\(element.name) \(reference)")
      }
    }
  }

  @Test("keeps sequence in its pool and passes messages between pools", arguments: diagrams)
  func pools(diagram: Diagram) throws {
    let reading = XMLReading(Self.xml(diagram))
    var process: [String: Int] = [:]
    for (index, element) in reading.elements.enumerated() {
      guard let id = element.attributes["id"] else { continue }
      var at: Int? = index
      while let place = at, reading.elements[place].name != "process" {
        at = reading.elements[place].parent
      }
      process[id] = at
    }
    #expect(reading.all("process").count == diagram.lanes.count)
    #expect(reading.all("participant").count == diagram.lanes.count)
    for flow in reading.all("sequenceFlow", "messageFlow") {
      let source = try #require(flow.attributes["sourceRef"].flatMap { process[$0] })
      let target = try #require(flow.attributes["targetRef"].flatMap { process[$0] })
      #expect((source == target) == (flow.name == "sequenceFlow"), "\(flow.attributes)")
    }
  }

  @Test("draws every part once, inside the plane", arguments: diagrams)
  func plane(diagram: Diagram) throws {
    let reading = XMLReading(Self.xml(diagram))
    let shapes = reading.all("bpmndi:BPMNShape").compactMap { $0.attributes["bpmnElement"] }
    let edges = reading.all("bpmndi:BPMNEdge").compactMap { $0.attributes["bpmnElement"] }
    #expect(Set(shapes).count == shapes.count)
    #expect(shapes.count == diagram.nodes.count + diagram.lanes.count + diagram.phases.count)
    #expect(edges.count == diagram.edges.count)
    func number(_ element: XMLReading.Element, _ key: String) throws -> Int {
      try #require(element.attributes[key].flatMap(Int.init))
    }
    var (right, bottom) = (0, 0)
    for shape in reading.all("dc:Bounds") {
      let (x, y) = (try number(shape, "x"), try number(shape, "y"))
      let (width, height) = (try number(shape, "width"), try number(shape, "height"))
      #expect(x >= 0 && y >= 0 && width > 0 && height > 0)
      (right, bottom) = (max(right, x + width), max(bottom, y + height))
    }
    for point in reading.all("di:waypoint") {
      let (x, y) = (try number(point, "x"), try number(point, "y"))
      #expect(x >= 0 && y >= 0 && x <= right && y <= bottom)
    }
  }

  @Test("is the same every time, and ids do not depend on order of parts")
  func stable() {
    var diagram = Sketches.dynamicConsent
    #expect(Self.xml(diagram) == Self.xml(diagram))
    let names = BPMNNames(diagram)
    let added = diagram.nodes.count
    diagram.nodes.append(.init(id: "late", kind: .task, name: "x", lane: 0))
    let after = BPMNNames(diagram)
    #expect(Array(after.nodes[..<added]) == names.nodes)
    #expect(after.edges == names.edges)
  }

  @Test(
    "is valid by the schemas of the OMG",
    .enabled(
      if: BPMNSchemas.isAvailable,
      "the schemas (TEBIKI_BPMN_SCHEMAS) or xmllint are not there"
    ),
    arguments: diagrams
  )
  func schema(diagram: Diagram) throws {
    #expect(try BPMNSchemas.problems(in: Self.xml(diagram)) == "")
  }
}
