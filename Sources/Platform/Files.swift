internal import Glibc

/// Files and folders.
package enum Files {
  /// Reads a regular file into `buffer`, whose memory is reused; never waits for a pipe.
  ///
  /// `limit` is in bytes. With `wasListed` a missing file is `vanished`, not `notFound`. After a
  /// failure the buffer is empty.
  package static func read(
    _ path: String,
    limit: Int,
    wasListed: Bool = false,
    into buffer: inout [UInt8]
  ) throws(FileFailure) {
    buffer.removeAll(keepingCapacity: true)
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      let failure = FileFailure(code: errno, path: path)
      let isGone = wasListed && failure.kind == .notFound
      throw isGone ? FileFailure(kind: .vanished, path: path) : failure
    }
    defer { close(descriptor) }
    let size = try regularSize(descriptor, path)
    guard size <= limit else { throw FileFailure(kind: .tooLarge(limit: limit), path: path) }
    try drain(descriptor, path, expected: size, limit: limit, into: &buffer)
  }

  /// Reads the standard input to its end; `limit` is in bytes.
  package static func readStandardInput(
    limit: Int,
    into buffer: inout [UInt8]
  ) throws(FileFailure) {
    buffer.removeAll(keepingCapacity: true)
    try drain(STDIN_FILENO, "-", expected: 0, limit: limit, into: &buffer)
  }

  private static func regularSize(_ descriptor: Int32, _ path: String) throws(FileFailure) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFailure(code: errno, path: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(status.st_size)
    case S_IFDIR: throw FileFailure(kind: .isDirectory, path: path)
    default: throw FileFailure(kind: .notRegular, path: path)
    }
  }

  /// Reads to the end, trusting no size: a file may grow while it is read.
  private static func drain(
    _ descriptor: Int32,
    _ path: String,
    expected: Int,
    limit: Int,
    into buffer: inout [UInt8]
  ) throws(FileFailure) {
    var filled = 0
    while true {
      if filled == buffer.count {
        // One byte more than expected, so that the end is seen without another growth.
        let wanted = max(expected + 1, filled * 2, 4096)
        let size = max(min(wanted, limit.addingClamped(1)), filled + 1)
        buffer.append(contentsOf: repeatElement(0, count: size - filled))
      }
      let start = filled
      let count = buffer.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count > 0 {
        filled += count
        if filled <= limit { continue }
        buffer.removeAll(keepingCapacity: true)
        throw FileFailure(kind: .tooLarge(limit: limit), path: path)
      }
      if count == 0 { break }
      let code = errno
      if code == EINTR { continue }
      if code == EAGAIN, Descriptor.wait(descriptor, Int16(POLLIN)) { continue }
      buffer.removeAll(keepingCapacity: true)
      throw FileFailure(code: code, path: path)
    }
    buffer.removeLast(buffer.count - filled)
  }
}

extension Int {
  /// The sum, or the largest integer.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, isOverflow) = addingReportingOverflow(other)
    return isOverflow ? .max : sum
  }
}
