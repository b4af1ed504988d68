internal import Checking
internal import Rules

/// The order of a plan's steps: what `after` says, what the dates say, and what the list says where
/// both are silent.
///
/// A step without `after` follows the step written above it, unless dates say otherwise.
struct PlanOrder {
  /// A step that is said to be both before and after another.
  enum Contradiction: Equatable {
    /// The steps of a cycle in `after`, in its order.
    case cycle([Int])
    /// The first must end before the second begins, but its date is later.
    case dates(first: Int, second: Int)
  }

  /// By step: the steps directly before it.
  private(set) var direct: [[Int]]

  /// `after` holds positions; `isWaiting` marks steps whose end counts, not their beginning.
  init(
    _ steps: [DeclaredStep],
    after: [[Int]],
    isWaiting: [Bool]
  ) throws(PlanOrderFailure) {
    direct = after
    if let cycle = Self.cycle(in: direct) { throw PlanOrderFailure(what: .cycle(cycle)) }
    for (second, earlier) in after.enumerated() {
      for first in earlier
      where Self.isDated(steps[second], isWaiting[second], before: steps[first], isWaiting[first]) {
        throw PlanOrderFailure(what: .dates(first: first, second: second))
      }
    }
    for second in steps.indices {
      for first in steps.indices
      where Self.isDated(steps[first], isWaiting[first], before: steps[second], isWaiting[second]) {
        direct[second].append(first)
      }
    }
    if let cycle = Self.cycle(in: direct) {
      throw PlanOrderFailure(what: Self.conflict(cycle, after))
    }
    addList(steps, isWaiting)
  }

  private static func isDated(
    _ first: DeclaredStep,
    _ firstWaits: Bool,
    before second: DeclaredStep,
    _ secondWaits: Bool
  ) -> Bool {
    guard let one = first.days, let two = second.days else { return false }
    return one.last < (secondWaits ? two.last : two.first)
  }

  /// A cycle of `after` and dates holds an `after` that the dates contradict, if only through others.
  private static func conflict(_ cycle: [Int], _ after: [[Int]]) -> Contradiction {
    for (position, first) in cycle.enumerated() {
      let second = cycle[(position + 1) % cycle.count]
      if after[second].contains(first) { return .dates(first: first, second: second) }
    }
    return .cycle(cycle)
  }

  /// What is written above comes first, where nothing else is said.
  private mutating func addList(_ steps: [DeclaredStep], _ isWaiting: [Bool]) {
    for second in steps.indices where steps[second].after == nil {
      let above = steps.indices.prefix(second).last {
        steps[$0].case == nil || steps[second].case == nil || steps[$0].case == steps[second].case
      }
      guard let first = above, !overlap(steps[first], steps[second]),
        !isBefore(second, first)
      else { continue }
      direct[second].append(first)
    }
  }

  /// Spans that overlap have no order; two steps of one day have that of the list.
  private func overlap(_ first: DeclaredStep, _ second: DeclaredStep) -> Bool {
    guard let one = first.days, let two = second.days else { return false }
    let isOneDay = one.first == one.last && two.first == two.last
    return !isOneDay && one.last >= two.first && two.last >= one.first
  }

  private func isBefore(_ first: Int, _ second: Int) -> Bool {
    var seen: Set<Int> = []
    var open = [second]
    while let step = open.popLast() {
      for earlier in direct[step] where seen.insert(earlier).inserted {
        if earlier == first { return true }
        open.append(earlier)
      }
    }
    return false
  }

  /// The steps of some cycle, each before the next; nil when there is none.
  private static func cycle(in direct: [[Int]]) -> [Int]? {
    var state = [UInt8](repeating: 0, count: direct.count)
    for start in direct.indices where state[start] == 0 {
      var path: [(step: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let top = path.last {
        guard top.next < direct[top.step].count else {
          state[top.step] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let earlier = direct[top.step][top.next]
        if state[earlier] == 1, let position = path.firstIndex(where: { $0.step == earlier }) {
          return path[position...].map(\.step).reversed()
        }
        if state[earlier] == 0 {
          state[earlier] = 1
          path.append((earlier, 0))
        }
      }
    }
    return nil
  }
}

/// The order that a plan gives its steps contradicts itself.
struct PlanOrderFailure: Error {
  let what: PlanOrder.Contradiction
}
