internal import Glibc
internal import Synchronization

/// Keeps workers from running far ahead of the one whose result is due.
package final class Pace: Sendable {
  private let done = Atomic<Int>(0)
  private let width: Int

  /// `width` is how many results may wait for an earlier one.
  package init(width: Int) { self.width = width }

  /// Waits until the result with this number, from 0, is not too early.
  ///
  /// Whoever works on the result that is due never waits, so that all go on.
  package func wait(for number: Int) {
    while number >= done.load(ordering: .acquiring) + width { usleep(500) }
  }

  /// Tells how many results are through.
  package func advance(to count: Int) { done.store(count, ordering: .releasing) }
}

/// Time that only goes forward, for progress; no result depends on it.
package enum Stopwatch {
  /// Milliseconds since some moment.
  package static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }

  /// Lets time pass, in milliseconds.
  package static func sleep(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }
}
