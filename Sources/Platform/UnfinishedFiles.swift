internal import Glibc
internal import Synchronization

/// Names of files that are not finished yet, removed when the user ends the program with a signal.
///
/// Most file systems hold unfinished files without a name, and need none of this; the others, and
/// the moment in which a file is given its place, do. The program ends by the signal all the same.
enum UnfinishedFiles {
  /// Holds the address of one name, or 0.
  final class Place: Sendable {
    fileprivate let address = Atomic<UInt>(0)

    /// The name stands no more: its file has another one, or is gone.
    ///
    /// The text of the name is not given back, because a signal may be reading it. There is one for
    /// each report, so it does not add up.
    func clear() { address.store(0, ordering: .releasing) }
  }

  /// As many as a run has reports, many times over; what finds no place is only not tidied up.
  private static let places = (0..<64).map { _ in Place() }

  /// Handlers for the signals that people end programs with, where nobody else has one.
  private static let isWatching: Bool = {
    // Made before a signal can come: a handler must not allocate.
    guard !places.isEmpty else { return false }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil
      else { continue }
      action.__sigaction_handler.sa_handler = { number in
        UnfinishedFiles.remove()
        // Comes into effect when this handler returns.
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
    }
    return true
  }()

  /// Notes a name; nil where no place is left.
  static func note(_ name: String) -> Place? {
    guard isWatching, let text = strdup(name) else { return nil }
    let address = UInt(bitPattern: text)
    for place in places {
      let (isTaken, _) = place.address.compareExchange(
        expected: 0,
        desired: address,
        ordering: .acquiringAndReleasing
      )
      if isTaken { return place }
    }
    free(text)
    return nil
  }

  /// Removes every file that is noted; calls nothing that a signal handler must not call.
  static func remove() {
    for place in places {
      let address = place.address.exchange(0, ordering: .acquiringAndReleasing)
      if let name = UnsafePointer<CChar>(bitPattern: address) { unlink(name) }
    }
  }
}
