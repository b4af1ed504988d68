internal import Checking
internal import Rules

/// The cases of a plan: one run of the workflow each, with the steps that belong to it.
///
/// A plan tells its cases apart by `case`. Where it does not, several institutions of one lane that
/// do the same task are cases of their own: each hospital notifies, each company applies.
struct StepCases {
  struct Case: Hashable {
    /// What it is called; nil where there is only one.
    let name: String?
    let isLabelled: Bool
    /// Positions among the plan's steps, in their order.
    let steps: [Int]
  }

  let all: [Case]

  init(_ reading: StepReading, _ state: WorkflowState) {
    let labels = Self.unique(reading.steps.compactMap(\.case))
    if !labels.isEmpty {
      all = labels.map { label in
        Case(
          name: label,
          isLabelled: true,
          steps: reading.steps.indices.filter {
            reading.steps[$0].case == nil || reading.steps[$0].case == label
          }
        )
      }
      return
    }
    let rivals = Self.rivals(reading, state)
    let count = rivals.map(\.count).max() ?? 1
    guard count > 1 else {
      all = [Case(name: nil, isLabelled: false, steps: Array(reading.steps.indices))]
      return
    }
    all = (0..<count).map { number in
      let chosen = rivals.map { $0[min(number, $0.count - 1)] }
      let left = Set(rivals.joined()).subtracting(chosen)
      let name = chosen.enumerated().first { rivals[$0.offset].count > 1 }?.element ?? ""
      return Case(
        name: state.members.joined().first { $0.id == name }?.name ?? name,
        isLabelled: false,
        steps: reading.steps.indices.filter { step in
          let own = reading.performers[step]
          return own.isEmpty
            || own.contains { performer in
              if case .institution(let id) = performer { !left.contains(id) } else { true }
            }
        }
      )
    }
  }

  /// By lane: the institutions that stand only there and do a task that another of them does, too.
  private static func rivals(_ reading: StepReading, _ state: WorkflowState) -> [[String]] {
    var rivals: [[String]] = []
    for (lane, members) in state.members.enumerated() {
      let own = members.filter(\.isCertain).map(\.id).filter { id in
        !state.members.enumerated().contains { other, members in
          other != lane && members.contains { $0.id == id }
        }
      }
      var doers: [Int: [String]] = [:]
      for step in reading.steps.indices {
        guard let node = reading.node(of: step), !reading.steps[step].isLeftOut else { continue }
        for case .institution(let id) in reading.performers[step] where own.contains(id) {
          doers[node, default: []].append(id)
        }
      }
      let shared = doers.values.map(unique).filter { $0.count > 1 }
      if !shared.isEmpty { rivals.append(own.filter { id in shared.joined().contains(id) }) }
    }
    return rivals
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
