/// A diagram with a place for everything, in points on paper.
///
/// One long band: lanes from top to bottom, phases from left to right. The same places serve
/// SVG, which cuts the band into pages, and BPMN, which does not.
package struct DiagramLayout: Sendable {
  package let diagram: Diagram
  package let width: Int
  package let height: Int
  /// Top and bottom of each lane.
  package let lanes: [Range<Int>]
  /// Left and right of each phase.
  package let phases: [Range<Int>]
  package let nodes: [PlacedNode]
  package let edges: [PlacedEdge]
  /// Where the band can be cut so that only horizontal lines are cut, in order.
  package let cuts: [Int]
  let style: LayoutStyle

  /// A node's outline and name.
  package struct PlacedNode: Sendable, Hashable {
    package var frame: Box
    package var text: PlacedText?
  }

  /// An edge's corners, from outline to outline, and its label.
  package struct PlacedEdge: Sendable, Hashable {
    package var points: [Point]
    package var label: PlacedText?
  }

  /// Lines of text within a box.
  package struct PlacedText: Sendable, Hashable {
    package var box: Box
    package var lines: [String]
    package var alignment: Alignment
  }

  /// Where lines stand within their box.
  package enum Alignment: Sendable, Hashable {
    case left
    case centre
    case right
  }

  /// Lays the diagram out; the same diagram always gets the same layout.
  ///
  /// Several ways to weigh width against height and to break names are tried; the one that
  /// reads best on the fewest pages is taken.
  package init(_ diagram: Diagram) {
    let graph = FlowGraph(diagram)
    var best: (score: Int, layout: DiagramLayout)?
    var seen: [Arrangement] = []
    for weights in ArrangementCost.choices {
      let route = Route(graph, weights)
      if seen.contains(route.arrangement) { continue }
      seen.append(route.arrangement)
      for style in LayoutStyle.choices {
        let layout = DiagramLayout(graph, route, style)
        let score = layout.score
        if score < best?.score ?? Int.max { best = (score, layout) }
      }
    }
    self = best?.layout ?? DiagramLayout(graph, Route(graph, ArrangementCost()), LayoutStyle())
  }

  /// One way only, without a search for the best.
  init(_ diagram: Diagram, _ weights: ArrangementCost, _ style: LayoutStyle) {
    let graph = FlowGraph(diagram)
    self.init(graph, Route(graph, weights), style)
  }

  private init(_ graph: FlowGraph, _ route: Route, _ style: LayoutStyle) {
    var builder = LayoutBuilder(graph: graph, grid: route.grid, runs: route.runs, style)
    builder.build()
    self.init(builder)
  }

  /// An arrangement with the edges' ways over it.
  private struct Route {
    let arrangement: Arrangement
    let grid: RoutingGrid
    let runs: Runs

    init(_ graph: FlowGraph, _ weights: ArrangementCost) {
      var arranger = Arranger(graph: graph, weights: weights)
      arrangement = arranger.arrange()
      grid = RoutingGrid(arrangement, graph.diagram.nodes)
      var router = Router(graph: graph, grid: grid)
      router.route()
      runs = Runs(paths: router.paths)
    }
  }

  private init(_ builder: LayoutBuilder) {
    diagram = builder.diagram
    style = builder.style
    width = builder.xs.start.last ?? 0
    height = builder.ys.start.last ?? 0
    lanes = Self.bands(builder.grid.yLines, builder.ys.start)
    phases = Self.bands(builder.grid.xLines, builder.xs.start)
    nodes = builder.placedNodes
    edges = builder.placedEdges
    cuts = builder.cuts
  }

  private static func bands(_ lines: [RoutingGrid.Line], _ starts: [Int]) -> [Range<Int>] {
    let parts = (lines.last?.part ?? -1) + 1
    return (0..<parts).map { part in
      let members = lines.indices.filter { lines[$0].part == part }
      return starts[members.first ?? 0]..<starts[(members.last ?? 0) + 1]
    }
  }
}
