internal import Glibc

/// The two streams that a program writes to.
package enum Output: Sendable {
  case standardOutput
  case standardError

  /// The number of the file descriptor.
  package var descriptor: Int32 {
    switch self {
    case .standardOutput: STDOUT_FILENO
    case .standardError: STDERR_FILENO
    }
  }

  /// Writes all bytes; false when the reader has gone, which is no fault: end quietly then.
  @discardableResult
  package func write(_ bytes: [UInt8]) throws(FileFailure) -> Bool {
    let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    switch code {
    case 0: return true
    case EPIPE: return false
    default: throw FileFailure(code: code, path: "-")
    }
  }

  /// Writes a text as UTF-8; false when the reader has gone.
  @discardableResult
  package func write(_ text: String) throws(FileFailure) -> Bool { try write(Array(text.utf8)) }

  /// Lets a write to a closed pipe fail instead of ending the process; called once at the start.
  package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
