import Rules

@testable import Workflows

/// The least cost of an alignment by trying every move in every state: slow, and plainly right.
struct PlainSearch {
  let model: WorkflowModel
  let net: WorkflowNet
  let log: StepLog

  /// nil when more than `limit` states would have to be looked at.
  mutating func cost(upTo limit: Int) -> Int? {
    let missing = MissingCosts(model, log, isPartial: false).cost
    var settled: Set<StepAlignment.State> = []
    var waiting: [[StepAlignment.State]] = [
      [
        StepAlignment.State(
          marking: net.start,
          isGoal: false,
          taken: StepSet(count: log.events.count)
        )
      ]
    ]
    var cost = 0
    while cost < waiting.count {
      guard let state = waiting[cost].popLast() else {
        cost += 1
        continue
      }
      guard settled.insert(state).inserted else { continue }
      guard settled.count < limit else { return nil }
      let isAll = log.events.indices.allSatisfy { state.taken.contains($0) }
      if state.isGoal && state.marking.isEmpty && isAll { return cost }
      func wait(_ next: StepAlignment.State, _ more: Int) {
        while waiting.count <= cost + more { waiting.append([]) }
        waiting[cost + more].append(next)
      }
      let ready = log.events.indices.filter {
        !state.taken.contains($0) && log.before[$0].isSubset(of: state.taken)
      }
      for node in net.nodes.indices where net.isEnabled(node, state.marking) {
        for branch in net.nodes[node].outputs.indices {
          var next = state
          next.marking = net.fire(node, branch: branch, state.marking)
          next.isGoal = state.isGoal || net.nodes[node].isGoal
          wait(next, missing[node])
          for event in ready where log.events[event].node == node {
            var both = next
            both.taken.insert(event)
            wait(both, log.events[event].isAllowed ? 0 : AlignmentCost.wrongLane)
          }
        }
      }
      for event in ready {
        var next = state
        next.taken.insert(event)
        let node = log.events[event].node
        let isSpare =
          model.nodes[node].isRepeatable && log.events.filter { $0.node == node }.count > 1
        wait(next, isSpare ? 0 : AlignmentCost.setAside)
      }
    }
    return nil
  }
}
