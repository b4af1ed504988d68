/// The steps of one case of a plan that name tasks of a workflow, with the order between them.
struct StepLog: Sendable {
  struct Event: Sendable, Hashable {
    /// The node of the workflow that the step names.
    let node: Int
    /// Whether who does it may do it.
    let isAllowed: Bool
    /// Position among the plan's steps.
    let step: Int
  }

  let events: [Event]
  /// By event: all events that come before it, directly or not.
  let before: [StepSet]

  /// `order` holds pairs of positions among `events`: the first comes before the second.
  ///
  /// The order must be free of cycles.
  init(_ events: [Event], order: [(first: Int, second: Int)]) {
    self.events = events
    var direct = [[Int]](repeating: [], count: events.count)
    for pair in order { direct[pair.second].append(pair.first) }
    var closed = [StepSet?](repeating: nil, count: events.count)
    for event in events.indices { Self.close(event, direct, &closed) }
    before = closed.map { $0 ?? StepSet(count: events.count) }
  }

  /// Works depth first without recursion: a plan may list thousands of steps.
  private static func close(_ event: Int, _ direct: [[Int]], _ closed: inout [StepSet?]) {
    var stack = [event]
    while let top = stack.last {
      if closed[top] != nil {
        stack.removeLast()
        continue
      }
      let open = direct[top].filter { closed[$0] == nil && $0 != top }
      if !open.isEmpty && stack.count <= direct.count {
        stack += open
        continue
      }
      var set = StepSet(count: direct.count)
      for earlier in direct[top] {
        set.insert(earlier)
        if let known = closed[earlier] { set.formUnion(known) }
      }
      closed[top] = set
      stack.removeLast()
    }
  }

  func isBefore(_ first: Int, _ second: Int) -> Bool { before[second].contains(first) }
}
