package import SourceText
internal import Synchronization

/// Tells how far a long run is: how many files, how fast, and how long it will take.
package final class ProgressMeter: Sendable {
  private struct State {
    var start: Int?
    var last = Int.min
    var isShown = false
  }

  /// Milliseconds between two lines, and before the first: short runs show none.
  private static let interval = 200
  private static let patience = 1000

  private let language: Language
  private let now: @Sendable () -> Int
  private let show: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// `now` gives milliseconds; `show` writes to the terminal.
  package init(
    language: Language,
    now: @escaping @Sendable () -> Int,
    show: @escaping @Sendable (String) -> Void
  ) {
    self.language = language
    self.now = now
    self.show = show
  }

  /// Called whenever a file is done.
  package func update(done: Int, of total: Int) {
    let time = now()
    state.withLock { state in
      let start = state.start ?? time
      state.start = start
      guard time - start >= Self.patience, time - state.last >= Self.interval else { return }
      state.last = time
      state.isShown = true
      show("\r\u{1B}[K" + text(done, total, elapsed: time - start))
    }
  }

  /// Takes the line away.
  package func end() {
    state.withLock { state in
      if state.isShown { show("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// `1,234 / 20,000 (6%)  350 files/s  54 s left`, times in milliseconds.
  func text(_ done: Int, _ total: Int, elapsed: Int) -> String {
    let percent = total > 0 ? done * 100 / total : 100
    let rate = Double(done) * 1000 / Double(max(elapsed, 1))
    let left = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
    let speed = rate >= 10 ? "\(Int(rate))" : "\(Double(Int(rate * 10)) / 10)"
    let time = left >= 60 ? "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)" : "\(left)"
    return language == .ja
      ? "確認中 \(done) / \(total)件(\(percent)%)  毎秒 \(speed)件  残り約 \(time)\(left >= 60 ? "" : "秒")"
      : "checking \(done) of \(total) (\(percent)%)  \(speed) files/s  about \(time)\(left >= 60 ? "" : " s") left"
  }
}
