internal import Rules

/// One way in which a plan's steps leave a workflow.
enum StepDeviation: Sendable, Hashable {
  /// No step names a task that the run needs. `next` is the first step of the plan that comes after
  /// it in the workflow; nil where there is none.
  case missing(node: Int, next: Int?)
  /// The steps, by position in the log, stand before others that they must follow.
  case outOfOrder(event: Int, others: [Int], orders: [Int])
  case wrongLane(event: Int)
  /// The step does not fit in beside the others.
  case noPlace(event: Int)
}

/// Reads the deviations off an alignment.
struct DeviationReader {
  private let model: WorkflowModel
  private let log: StepLog
  private let costs: [Int]
  /// The nodes in the order in which they fire, each with its step where it has one.
  private var firings: [(node: Int, event: Int?)] = []
  /// By firing: the firings that it rests on, directly or not.
  private var causes: [Set<Int>] = []
  private var setAside: [Int] = []

  init(
    _ alignment: StepAlignment,
    _ model: WorkflowModel,
    _ net: WorkflowNet,
    _ log: StepLog,
    isPartial: Bool
  ) {
    self.model = model
    self.log = log
    costs = MissingCosts(model, log, isPartial: isPartial).cost
    replay(alignment, net)
    matchSetAside()
  }

  /// Fires the moves again and keeps who made each token.
  private mutating func replay(_ alignment: StepAlignment, _ net: WorkflowNet) {
    var marking = net.start
    var makers: [Int: Int] = [:]
    func take(_ node: Int, _ branch: Int, _ event: Int?) {
      let firing = firings.count
      var own: Set<Int> = []
      for place in net.nodes[node].inputs.places where marking.contains(place) {
        guard let maker = makers[place] else { continue }
        own.insert(maker)
        own.formUnion(causes[maker])
      }
      firings.append((node, event))
      causes.append(own)
      marking = net.fire(node, branch: branch, marking)
      for place in net.nodes[node].outputs[branch].places { makers[place] = firing }
    }
    for move in alignment.moves {
      switch move {
      case .both(let event, let node): take(node, 0, event)
      case .workflow(let node, let branch): take(node, branch, nil)
      case .plan(let event): setAside.append(event)
      }
    }
  }

  /// A step that was set aside belongs to the firing of its task that has no step.
  private mutating func matchSetAside() {
    var rest: [Int] = []
    for event in setAside {
      let node = log.events[event].node
      if let firing = firings.firstIndex(where: { $0.node == node && $0.event == nil }) {
        firings[firing].event = event
        misplaced.insert(event)
      } else {
        rest.append(event)
      }
    }
    setAside = rest
  }

  private var misplaced: Set<Int> = []

  // MARK: - Reading

  var deviations: [StepDeviation] {
    var found = missing()
    found += outOfOrder()
    for (node, event) in firings {
      if let event, !log.events[event].isAllowed, log.events[event].node == node {
        found.append(.wrongLane(event: event))
      }
    }
    for event in setAside {
      let node = log.events[event].node
      let isSpare =
        model.nodes[node].isRepeatable && firings.contains { $0.node == node && $0.event != nil }
      if !isSpare { found.append(.noPlace(event: event)) }
    }
    return found
  }

  private func missing() -> [StepDeviation] {
    firings.indices.filter { firings[$0].event == nil && costs[firings[$0].node] > 0 }
      .filter { costs[firings[$0].node] == AlignmentCost.missing }
      .map { firing in
        let later = firings.indices.filter { causes[$0].contains(firing) }
        let steps = later.compactMap { firings[$0].event }
        return .missing(node: firings[firing].node, next: steps.min { earlier($0, $1) })
      }
  }

  private func earlier(_ left: Int, _ right: Int) -> Bool {
    log.events[left].step < log.events[right].step
  }

  /// Pairs of steps that the plan puts the other way round than the workflow.
  private func outOfOrder() -> [StepDeviation] {
    var pairs: [(before: Int, after: Int, distance: Int)] = []
    for (second, firing) in firings.enumerated() {
      guard let after = firing.event else { continue }
      for first in causes[second] {
        guard let before = firings[first].event, log.isBefore(after, before) else { continue }
        pairs.append((before, after, second - first))
      }
    }
    var chosen: [Int: Set<Int>] = [:]
    var orders: [Int: Set<Int>] = [:]
    var explained: Set<Int> = []
    for pair in pairs {
      for (number, order) in model.orders.enumerated()
      where Int(order.before) == log.events[pair.before].node
        && Int(order.after) == log.events[pair.after].node
      {
        chosen[pair.after, default: []].insert(pair.before)
        orders[pair.after, default: []].insert(number)
        explained.formUnion([pair.before, pair.after])
      }
    }
    var unexplained: [Int] = []
    for event in misplaced.sorted() where !explained.contains(event) {
      let own = pairs.filter { $0.before == event || $0.after == event }
      guard let nearest = own.min(by: { ($0.distance, $0.after) < ($1.distance, $1.after) }) else {
        unexplained.append(event)
        continue
      }
      chosen[nearest.after, default: []].insert(nearest.before)
      explained.formUnion([nearest.before, nearest.after])
    }
    return chosen.keys.sorted().map { event in
      .outOfOrder(
        event: event,
        others: (chosen[event] ?? []).sorted(by: earlier),
        orders: (orders[event] ?? []).sorted()
      )
    } + unexplained.map { .noPlace(event: $0) }
  }
}
