import Foundation
import Glibc

/// A run of the program that stands still where its reader stops, so that it can be ended there.
///
/// A pipe holds 64 KiB: who has read so many bytes knows that the program has not written more than
/// those and a pipe full.
final class HeldRun {
  static let pipeSize = 1 << 16

  struct Failure: Error {
    let code: Int32
  }

  private let process: pid_t
  private let output: Int32
  private var status: Int32?

  /// Starts the program with no signal blocked or ignored, whatever the tests themselves do.
  init(_ arguments: [String], in folder: URL) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let command = ["env", "-C", folder.path, Binary.url.path] + arguments
    func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
      texts.map { strdup($0) } + [nil]
    }
    var words = copied(command)
    var variables = copied(["NO_COLOR=1", "LC_ALL=C.UTF-8"])
    defer { for text in words + variables { free(text) } }
    var number: pid_t = 0
    let code = posix_spawn(&number, "/usr/bin/env", &actions, &attributes, &words, &variables)
    close(ends[1])
    process = number
    output = ends[0]
    if code != 0 { throw Failure(code: code) }
  }

  deinit { close(output) }

  /// Reads so many bytes, or to the end; false at the end.
  func read(_ count: Int) -> Bool {
    var left = count
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while left > 0 {
      let got = Glibc.read(output, &piece, min(left, piece.count))
      if got > 0 {
        left -= got
      } else if got == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Looks until something is so, or the program has ended.
  func wait(until isSo: () -> Bool) {
    while status == nil, !isSo() { look(WNOHANG) }
  }

  /// Sends a signal and waits for the end.
  func end(with signal: Int32) {
    guard status == nil else { return }
    kill(process, signal)
    look(0)
  }

  private func look(_ options: Int32) {
    var found: Int32 = 0
    if waitpid(process, &found, options) == process { status = found }
  }

  /// The signal that ended the program; nil where it ended by itself.
  var signal: Int32? {
    status.flatMap { $0 & 0x7F == 0 ? nil : $0 & 0x7F }
  }
}
