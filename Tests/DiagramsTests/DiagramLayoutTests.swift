import Testing

@testable import Diagrams

@Suite("Layout")
struct DiagramLayoutTests {
  static let sketches = [Sketches.dynamicConsent, Sketches.existingDatabase]

  @Test("keeps boxes, lines and labels apart", arguments: sketches)
  func sketch(diagram: Diagram) {
    for var weights in ArrangementCost.choices {
      weights.effort = 300
      for style in LayoutStyle.choices {
        let layout = DiagramLayout(diagram, weights, style)
        let problems = LayoutProperties(layout).problems
        #expect(problems.isEmpty, "\(weights), \(style): \(problems)")
      }
    }
  }

  @Test("strikes through no label of a workflow like the handbook's", arguments: sketches)
  func readable(diagram: Diagram) {
    let layout = DiagramLayout(diagram)
    #expect(LayoutProperties(layout).strokesThroughLabels == 0)
    #expect(Pages(layout).parts.count <= 3)
    // Nine points on paper at least.
    #expect(Pages(layout).scale >= 1000)
  }

  @Test("keeps everything apart in 500 generated workflows", arguments: 0..<20)
  func generated(block: Int) {
    for seed in block * 25..<(block + 1) * 25 {
      // The properties hold for every arrangement, the well-sought and the hardly sought.
      var weights = ArrangementCost.choices[seed % ArrangementCost.choices.count]
      weights.effort = seed % 10 * 20
      let layout = DiagramLayout(
        GeneratedDiagram.make(seed: seed),
        weights,
        LayoutStyle.choices[seed / 4 % LayoutStyle.choices.count]
      )
      let problems = LayoutProperties(layout).problems
      #expect(problems.isEmpty, "seed \(seed): \(problems.prefix(5))")
    }
  }

  @Test("is the same every time")
  func deterministic() {
    for diagram in Self.sketches + [GeneratedDiagram.make(seed: 7)] {
      let weights = ArrangementCost(effort: 200)
      let one = DiagramLayout(diagram, weights, LayoutStyle())
      let two = DiagramLayout(diagram, weights, LayoutStyle())
      #expect(one.nodes == two.nodes)
      #expect(one.edges == two.edges)
      #expect(one.cuts == two.cuts)
    }
  }

  @Test("takes what is hardly a diagram")
  func smallest() {
    let empty = Diagram(id: "e", title: "", source: "", lanes: [], nodes: [], edges: [])
    #expect(DiagramLayout(empty).nodes.isEmpty)
    var alone = empty
    alone.lanes = [.init(id: "l", name: "")]
    alone.nodes = [.init(id: "n", kind: .task, name: "", lane: 0)]
    // A step that follows itself.
    alone.edges = [.init(.sequence, from: 0, to: 0)]
    #expect(LayoutProperties(DiagramLayout(alone)).problems.isEmpty)
  }
}
