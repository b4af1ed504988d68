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
  private let rules: AlignmentMoves
  /// The nodes in the order in which they fire, each with its step where it has one.
  private var firings: [(node: Int, event: Int?)] = []
  /// By firing: the firings that it rests on, directly or not.
  private var causes: [Set<Int>] = []
  /// Steps whose task has not happened, and steps that stand apart from theirs.
  private var setAside: [Int] = []
  private var misplaced: Set<Int> = []
  /// By firing without a step: the step of its task that was still to come.
  private var awaited: [Int: Int] = [:]

  private var model: WorkflowModel { rules.model }

  private var log: StepLog { rules.log }

  init(_ alignment: StepAlignment, _ rules: AlignmentMoves) {
    self.rules = rules
    replay(alignment, rules.net)
  }

  /// Fires the moves again and keeps who made each token.
  private mutating func replay(_ alignment: StepAlignment, _ net: WorkflowNet) {
    var marking = net.start
    var makers: [Int: Int] = [:]
    var left = rules.named
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
      case .both(let event, let node):
        left[node].removeAll { $0 == event }
        take(node, 0, event)
      case .workflow(let node, let branch):
        let late = setAside.firstIndex { log.events[$0].node == node }
        let event = late.map { setAside.remove(at: $0) }
        if let event { misplaced.insert(event) }
        awaited[firings.count] = left[node].first
        take(node, branch, event)
      case .plan(let event):
        left[log.events[event].node].removeAll { $0 == event }
        put(event)
      }
    }
  }

  /// A step apart from its task: the task has happened, is still to happen, or comes again.
  private mutating func put(_ event: Int) {
    let node = log.events[event].node
    let own = firings.indices.filter { firings[$0].node == node }
    let hasCome = own.contains { firings[$0].event != nil }
    if model.nodes[node].isRepeatable && hasCome { return }
    if let early = own.first(where: { firings[$0].event == nil }) {
      firings[early].event = event
      misplaced.insert(event)
    } else {
      setAside.append(event)
    }
  }

  // MARK: - Reading

  var deviations: [StepDeviation] {
    var found = missing()
    found += outOfOrder()
    for (node, event) in firings {
      if let event, !log.events[event].isAllowed, log.events[event].node == node {
        found.append(.wrongLane(event: event))
      }
    }
    return found + (setAside + comingAgain).map { .noPlace(event: $0) }
  }

  /// Steps whose task happens before they come, and once more with them: a loop that they do not
  /// tell in full.
  private var comingAgain: [Int] {
    guard !rules.isPartial else { return [] }
    return firings.indices.filter {
      firings[$0].event == nil && !rules.isNeeded(firings[$0].node)
    }.compactMap { awaited[$0] }
  }

  private func missing() -> [StepDeviation] {
    firings.indices.filter { firings[$0].event == nil && rules.isNeeded(firings[$0].node) }
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
