import Diagrams

/// Diagrams made up from a seed: the same seed, the same diagram.
enum GeneratedDiagram {
  /// SplitMix64 (Steele, Lea, Flood 2014).
  private struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
  }

  private static let words = [
    "申請", "受理", "審査する", "臨床データ", "を", "提供", "・", "通知", "(匿名加工)", "の",
    "データベース", "公表", "し、", "opt-out", "consent", "期間", "「同意」", "anonymised", " ",
  ]

  private static func name(_ dice: inout Dice, upTo count: Int) -> String {
    (0...dice.below(count)).map { _ in words[dice.below(words.count)] }.joined()
  }

  /// Up to 6 lanes, 4 phases and 60 nodes; mostly flows as people draw them, some as nobody would.
  static func make(seed: Int) -> Diagram {
    var dice = Dice(state: UInt64(seed))
    let lanes = 1 + dice.below(6)
    let phases = 1 + dice.below(4)
    // The largest cost most and show little more than those of middling size: one in five.
    let count = 2 + dice.below(seed % 5 == 0 ? 59 : 24)
    var diagram = Diagram(
      id: "generated-\(seed)",
      title: name(&dice, upTo: 6),
      source: "seed \(seed)",
      lanes: (0..<lanes).map { .init(id: "lane-\($0)", name: name(&dice, upTo: 5)) },
      phases: (0..<phases).map { .init(id: "phase-\($0)", name: "\($0)") },
      nodes: [],
      edges: []
    )
    for index in 0..<count { addNode(index, of: count, &diagram, &dice) }
    let flow = diagram.nodes.indices.filter { diagram.nodes[$0].kind.isFlow }
    for (place, node) in flow.enumerated().dropFirst() {
      connect(flow[max(0, place - 1 - dice.below(3))], node, &diagram, &dice)
    }
    // Further branches, loops back and edges across everything.
    for _ in 0..<dice.below(1 + count / 3) where flow.count > 1 {
      connect(flow[dice.below(flow.count)], flow[dice.below(flow.count)], &diagram, &dice)
    }
    for node in diagram.nodes.indices where !diagram.nodes[node].kind.isFlow {
      for _ in 0...dice.below(2) where !flow.isEmpty {
        let host = flow[min(flow.count - 1, max(0, node - dice.below(4)))]
        let (from, to) = dice.happens(50) ? (node, host) : (host, node)
        diagram.edges.append(.init(.association, from: from, to: to))
      }
    }
    return diagram
  }

  private static func addNode(
    _ index: Int,
    of count: Int,
    _ diagram: inout Diagram,
    _ dice: inout Dice
  ) {
    let roll = dice.below(100)
    let kind: Diagram.Kind =
      roll < 5
      ? .start
      : roll < 12
        ? .end
        : roll < 62
          ? .task
          : roll < 78 ? .gateway : roll < 86 ? .dataObject : roll < 92 ? .dataStore : .annotation
    let isNameless = (kind == .start || kind == .end) && dice.happens(60)
    diagram.nodes.append(
      .init(
        id: "node-\(index)",
        kind: kind,
        name: isNameless ? "" : name(&dice, upTo: kind == .annotation ? 14 : 7),
        lane: dice.below(diagram.lanes.count),
        phase: min(diagram.phases.count - 1, index * diagram.phases.count / count),
        mark: dice.happens(15) ? Diagram.Mark.allCases[dice.below(4)] : nil
      )
    )
  }

  private static func connect(
    _ from: Int,
    _ to: Int,
    _ diagram: inout Diagram,
    _ dice: inout Dice
  ) {
    let isSameLane = diagram.nodes[from].lane == diagram.nodes[to].lane
    let isLabelled = dice.happens(diagram.nodes[from].kind == .gateway ? 90 : 30)
    diagram.edges.append(
      .init(
        isSameLane ? .sequence : .message,
        from: from,
        to: to,
        label: isLabelled ? name(&dice, upTo: 4) : ""
      )
    )
  }
}
