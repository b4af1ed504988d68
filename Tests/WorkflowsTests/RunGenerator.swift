import Rules

@testable import Workflows

/// Makes runs of a workflow: any order of steps that the drawing permits, up to its goal.
struct RunGenerator {
  let model: WorkflowModel
  let net: WorkflowNet

  /// The tasks of one run in the order in which they happen.
  func run(_ dice: inout Dice) -> [Int] {
    while true {
      if let run = attempt(&dice) { return run }
    }
  }

  private func attempt(_ dice: inout Dice) -> [Int]? {
    var marking = net.start
    var tasks: [Int] = []
    var isGoal = false
    for _ in 0..<500 {
      let open = net.nodes.indices.filter { net.isEnabled($0, marking) }
      guard !open.isEmpty else { break }
      let node = open[dice.roll(open.count)]
      let branch = dice.roll(net.nodes[node].outputs.count)
      let next = net.fire(node, branch: branch, marking)
      if !isGoal && !net.nodes[node].isGoal && !net.canReachGoal(from: next) { continue }
      marking = next
      isGoal = isGoal || net.nodes[node].isGoal
      if model.nodes[node].kind == .task { tasks.append(node) }
    }
    return isGoal && marking.isEmpty ? tasks : nil
  }
}

/// Decides whether a sequence of tasks is a run of a workflow, by trying all of them.
///
/// It knows nothing of costs or of moving early: it is what the search is held against.
struct RunOracle {
  let model: WorkflowModel
  let net: WorkflowNet

  /// Whether the tasks are a run once tasks that need not be listed may come in between.
  func accepts(_ tasks: [Int]) -> Bool {
    let listed = Set(tasks)
    func isSilent(_ node: Int, from taken: Int) -> Bool {
      let own = model.nodes[node]
      guard own.kind == .task else { return true }
      guard !tasks[taken...].contains(node) else { return false }
      return own.isOptional || (own.counterpart >= 0 && listed.contains(Int(own.counterpart)))
    }
    struct State: Hashable {
      var marking: Marking
      var isGoal: Bool
      var taken: Int
    }
    var seen: Set<State> = []
    var open = [State(marking: net.start, isGoal: false, taken: 0)]
    while let state = open.popLast() {
      guard seen.insert(state).inserted else { continue }
      if state.isGoal && state.marking.isEmpty && state.taken == tasks.count { return true }
      for node in net.nodes.indices where net.isEnabled(node, state.marking) {
        let isNext = state.taken < tasks.count && tasks[state.taken] == node
        guard isNext || isSilent(node, from: state.taken) else { continue }
        for branch in net.nodes[node].outputs.indices {
          open.append(
            State(
              marking: net.fire(node, branch: branch, state.marking),
              isGoal: state.isGoal || net.nodes[node].isGoal,
              taken: state.taken + (isNext ? 1 : 0)
            )
          )
        }
      }
      // A task that may come again may do so once it has come.
      if state.taken < tasks.count, model.nodes[tasks[state.taken]].isRepeatable,
        tasks[..<state.taken].contains(tasks[state.taken])
      {
        open.append(
          State(marking: state.marking, isGoal: state.isGoal, taken: state.taken + 1)
        )
      }
    }
    return false
  }
}
