internal import Checking
internal import Rules

/// Who may do what in a workflow, as a plan's institutions fill its lanes.
struct StepLanes {
  private let model: WorkflowModel
  /// By lane: ids of the institutions that stand, or may stand, there.
  private let members: [Set<String>]
  private let placed: Set<String>

  init(_ model: WorkflowModel, _ state: WorkflowState) {
    self.model = model
    members = state.members.map { Set($0.map(\.id)) }
    placed = Set(state.members.joined().filter(\.isCertain).map(\.id))
  }

  /// Whether a task may be done so; nobody named is nobody wrong.
  func allow(_ performers: [StepReading.Performer], _ number: Int) -> Bool {
    guard !performers.isEmpty else { return true }
    let node = model.nodes[number]
    let lanes = [Int(node.lane)] + node.deputies.map { Int($0) }
    return performers.contains { performer in
      switch performer {
      case .lane(let lane): lanes.contains(lane)
      case .institution(let id):
        lanes.contains { members[$0].contains(id) }
          || (node.isEntrustable && !placed.contains(id))
      }
    }
  }
}
