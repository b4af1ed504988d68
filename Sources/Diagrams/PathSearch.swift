/// The open states of a cheapest-path search, reused from search to search.
///
/// Of equal costs the state offered first comes first, so that results do not depend on
/// anything but the input.
struct PathSearch {
  private var costs: [Int]
  private var origins: [Int]
  private var isDone: [Bool]
  private var touched: [Int] = []
  /// A binary heap of cost, order of offering and state.
  private var heap: [(cost: Int, order: Int, state: Int)] = []
  private var offers = 0

  init(points: Int) {
    costs = [Int](repeating: Int.max, count: points * 4)
    origins = [Int](repeating: -1, count: points * 4)
    isDone = [Bool](repeating: false, count: points * 4)
  }

  mutating func begin() {
    for state in touched {
      costs[state] = Int.max
      origins[state] = -1
      isDone[state] = false
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
    offers = 0
  }

  /// A state that can be reached at this cost from another (-1: from the start).
  mutating func offer(_ state: Int, _ cost: Int, from origin: Int) {
    guard cost < costs[state] else { return }
    if costs[state] == Int.max { touched.append(state) }
    costs[state] = cost
    origins[state] = origin
    offers += 1
    heap.append((cost, offers, state))
    rise(heap.count - 1)
  }

  /// The cheapest state not yet returned.
  mutating func next() -> (state: Int, cost: Int)? {
    while let top = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        sink()
      }
      if !isDone[top.state] {
        isDone[top.state] = true
        return (top.state, top.cost)
      }
    }
    return nil
  }

  func previous(of state: Int) -> Int { origins[state] }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    heap[left].cost != heap[right].cost
      ? heap[left].cost < heap[right].cost : heap[left].order < heap[right].order
  }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isBefore(child, least) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
