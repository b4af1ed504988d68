internal import Glibc

/// Bytes put aside on disk, to be read once from the beginning; gone with the process.
package final class Spool: Sendable {
  private let descriptor: Int32

  /// Opens a spool in `TMPDIR`, or /tmp.
  package init() throws(FileFailure) {
    let folder = Surroundings.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    if let nameless = PendingFile.openNameless(in: folder, mode: 0o600) {
      descriptor = nameless
      return
    }
    let (name, opened) = try Files.openTemporary(
      beside: folder + "/spool",
      shownAs: folder,
      mode: 0o600
    )
    descriptor = opened
    unlink(name)
  }

  deinit { close(descriptor) }

  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if code != 0 { throw FileFailure(code: code, path: "TMPDIR") }
  }

  /// Hands everything that was written to `take`, piece by piece.
  package func read(_ take: ([UInt8]) throws(FileFailure) -> Void) throws(FileFailure) {
    var offset = 0
    while true {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = piece.withUnsafeMutableBytes { bytes in
        pread(descriptor, bytes.baseAddress, bytes.count, offset)
      }
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(code: errno, path: "TMPDIR")
      }
      offset += count
      piece.removeLast(piece.count - count)
      try take(piece)
    }
  }
}
