internal import Rules

/// A workflow as a net that can be replayed: tokens stand on flows and on messages under way.
///
/// A task fires when all its flows and messages hold a token, a flow that is marked «if begun» only
/// where a token can still reach it; a gateway and an end fire on any flow. A gateway puts its token
/// on one branch, every other node on all its flows. Firing one node never disables another, but for
/// the branches of a gateway: what is waited for stays waited for. The search for the least cost
/// rests on that.
struct WorkflowNet: Sendable {
  struct Node: Sendable {
    let kind: FlowNodeKind
    /// Places that must all hold a token.
    let needed: Marking
    /// Flows of which one must hold a token; empty where `needed` says all.
    let alternatives: Marking
    /// Places from which a token can still come that must be waited for.
    let feeding: Marking
    /// Everything that firing takes tokens from.
    let inputs: Marking
    /// What firing puts tokens on: one choice, or one for each branch.
    let outputs: [Marking]
    let isGoal: Bool
  }

  let nodes: [Node]
  /// The tokens that the start events give.
  let start: Marking

  init(_ model: WorkflowModel) {
    let flows = model.flows.count
    func flowPlaces(_ isWanted: (SequenceFlow) -> Bool) -> [Int] {
      model.flows.indices.filter { isWanted(model.flows[$0]) }
    }
    func messagePlaces(_ isWanted: (MessageFlow) -> Bool) -> [Int] {
      model.messages.indices.filter {
        model.messages[$0].isOrdering && isWanted(model.messages[$0])
      }
      .map { flows + $0 }
    }
    var start = Marking.empty
    nodes = model.nodes.indices.map { number in
      let node = model.nodes[number]
      let own = Int32(number)
      let messagesIn = messagePlaces { $0.to == own }
      let messagesOut = messagePlaces { $0.from == own }
      let flowsIn = flowPlaces { $0.to == own }
      let flowsOut = flowPlaces { $0.from == own }
      let isTask = node.kind == .task
      let required = isTask ? flowsIn.filter { !model.flows[$0].isIfBegun } : []
      let choices = node.kind == .gateway ? flowsOut.map { [$0] } : [flowsOut]
      if node.kind == .start { start.formUnion(Marking(flowsOut)) }
      return Node(
        kind: node.kind,
        needed: Marking(required + messagesIn),
        alternatives: Marking(isTask && !required.isEmpty ? [] : flowsIn),
        feeding: Self.feeding(
          flowsIn.filter { isTask && model.flows[$0].isIfBegun },
          into: number,
          model
        ),
        inputs: Marking(flowsIn + messagesIn),
        outputs: choices.map { Marking($0 + messagesOut) },
        isGoal: node.isGoal
      )
    }
    self.start = start
  }

  /// The places from which a token can reach one of these flows without passing the node itself.
  private static func feeding(_ targets: [Int], into node: Int, _ model: WorkflowModel) -> Marking {
    var found: Set<Int> = []
    var open = targets.map { Int(model.flows[$0].from) }
    var seen = Set(open)
    while let next = open.popLast() {
      guard next != node else { continue }
      let flows = model.flows.indices.filter { Int(model.flows[$0].to) == next }
      let messages = model.messages.indices.filter {
        Int(model.messages[$0].to) == next && model.messages[$0].isOrdering
      }
      found.formUnion(flows + messages.map { $0 + model.flows.count })
      let sources =
        flows.map { Int(model.flows[$0].from) } + messages.map { Int(model.messages[$0].from) }
      for source in sources where seen.insert(source).inserted { open.append(source) }
    }
    return Marking(found.sorted())
  }

  func isEnabled(_ number: Int, _ marking: Marking) -> Bool {
    let node = nodes[number]
    guard node.needed.isSubset(of: marking), !node.inputs.isEmpty else { return false }
    if !node.alternatives.isEmpty && !node.alternatives.intersects(marking) { return false }
    return !node.feeding.intersects(marking)
  }

  /// The marking after a node has fired; `branch` is the choice of a gateway.
  func fire(_ number: Int, branch: Int = 0, _ marking: Marking) -> Marking {
    var next = marking
    next.subtract(nodes[number].inputs)
    next.formUnion(nodes[number].outputs[branch])
    return next
  }

  /// Whether the goal can still be reached at all; true at most where it can.
  func canReachGoal(from marking: Marking) -> Bool {
    var held = marking
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for node in nodes where node.kind != .start {
        guard node.needed.isSubset(of: held), !node.inputs.isEmpty,
          node.alternatives.isEmpty || node.alternatives.intersects(held)
        else { continue }
        if node.isGoal { return true }
        for output in node.outputs where !output.isSubset(of: held) {
          held.formUnion(output)
          isGrowing = true
        }
      }
    }
    return false
  }
}

extension Marking {
  init(_ places: [Int]) {
    for place in places { insert(place) }
  }
}
