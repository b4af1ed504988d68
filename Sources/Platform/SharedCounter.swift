internal import Synchronization

/// Hands out the numbers from 0, each once, to whatever thread asks.
package final class SharedCounter: Sendable {
  private let value = Atomic<Int>(0)

  package init() {}

  /// The next number.
  package func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
