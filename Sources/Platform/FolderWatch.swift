internal import Glibc

/// Tells when plans in folders change, by the system's own notices (inotify).
package struct FolderWatch: ~Copyable {
  private let descriptor: Int32

  /// Watches folders, not what lies below them; nil where the system gives no notices of some.
  ///
  /// A folder that is gone by now is left out: its parent tells when it comes back.
  package init?(of folders: [String]) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    // Editors write in place, or write beside and rename.
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
    for folder in Set(folders) where inotify_add_watch(descriptor, folder, UInt32(events)) < 0 {
      if errno == ENOENT || errno == ENOTDIR { continue }
      // Half a watch would show what is no longer so.
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Waits until a file whose name is accepted, or a folder, changes and the writing has settled.
  ///
  /// False when waiting failed.
  package func wait(_ accepts: (String) -> Bool) -> Bool {
    var isWanted = false
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // One saving makes several notices: the last of them is the one to act on.
      let count = poll(&request, 1, isWanted ? Self.settling : -1)
      if count == 0 { return true }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      guard let isOne = isOneWanted(accepts) else { return false }
      isWanted = isWanted || isOne
    }
  }

  /// Milliseconds without a notice after which a saving is over.
  private static let settling: Int32 = 50

  /// Reads the notices that are there; nil when reading failed.
  private func isOneWanted(_ accepts: (String) -> Bool) -> Bool? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return errno == EAGAIN || errno == EINTR ? false : nil }
    var isWanted = false
    // struct inotify_event of <sys/inotify.h>: wd, mask, cookie, len, 4 bytes each, then the name,
    // which is filled up with zeros.
    var position = 0
    while position + 16 <= count {
      func number(_ offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(buffer[position + offset + $1]) << (8 * UInt32($1)) }
      }
      let isFolder = number(4) & UInt32(IN_ISDIR) != 0
      let length = Int(number(12))
      let end = min(position + 16 + length, count)
      let name = String(
        decoding: buffer[(position + 16)..<end].prefix { $0 != 0 },
        as: UTF8.self
      )
      if isFolder || accepts(name) { isWanted = true }
      position += 16 + length
    }
    return isWanted
  }
}

extension FolderListing {
  /// A folder and those below it that are not hidden; links are not followed.
  package static func folders(below folder: String, depth: Int = 64) -> [String] {
    var found = [folder]
    var pending = [(folder, 0)]
    while let (path, level) = pending.popLast() {
      guard level < depth, let entries = try? entries(of: path, accepts: { _ in false }) else {
        continue
      }
      found += entries.folders
      pending += entries.folders.map { ($0, level + 1) }
    }
    return found
  }
}
