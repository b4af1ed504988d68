internal import Glibc
internal import Synchronization

/// A file that is written piece by piece and takes its name only when it is whole.
///
/// Until `commit` the old file stays as it is, also when the process is killed; what was written
/// then vanishes. A device or pipe of that name is written to directly.
package final class PendingFile: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var isOpen = true
  }

  /// Bytes that wait for one write to the system.
  private static let bufferSize = 1 << 16

  private let path: String
  private let target: String
  private let descriptor: Int32
  private let kind: Kind
  private let isDurable: Bool
  private let state = Mutex(State())

  private enum Kind {
    case direct
    /// A file without a name, which the system takes back when the process ends.
    case nameless
    case temporary(String, UnfinishedFiles.Place?)
  }

  /// Prepares to replace `path`; fails where nothing could be written there.
  ///
  /// `mode` is that of a new file. Durable files survive a loss of power once they have their name.
  package init(
    replacing path: String,
    mode: UInt32 = 0o666,
    isDurable: Bool = true
  ) throws(FileFailure) {
    self.path = path
    self.isDurable = isDurable
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw FileFailure(kind: .isDirectory, path: path)
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      target = path
      kind = .direct
      descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw FileFailure(code: errno, path: path) }
      return
    }
    target = exists ? Files.realPath(path) ?? path : path
    // A file that may not be written is not replaced behind its owner's back.
    if exists, access(target, W_OK) != 0 { throw FileFailure(code: errno, path: path) }
    if let nameless = Self.openNameless(in: Files.folder(of: target), mode: mode) {
      descriptor = nameless
      kind = .nameless
    } else {
      let (name, opened) = try Files.openTemporary(
        beside: target,
        shownAs: path,
        mode: mode
      )
      descriptor = opened
      // What only speeds things up is not worth a place: there may be thousands.
      kind = .temporary(name, isDurable ? UnfinishedFiles.note(name) : nil)
    }
    // The new file takes over who may read and write the old one.
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit {
    guard state.withLock({ $0.isOpen }) else { return }
    close(descriptor)
    if case .temporary(let name, let place) = kind {
      unlink(name)
      place?.clear()
    }
  }

  /// Adds bytes; after a failure the file is given up and the old one stays.
  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    let code = state.withLock { state -> Int32 in
      guard state.isOpen else { return EBADF }
      state.buffer += bytes
      return state.buffer.count < Self.bufferSize ? 0 : flush(&state)
    }
    if code != 0 { throw FileFailure(code: code, path: path) }
  }

  /// Writes out what is left and gives the file its name.
  package func commit() throws(FileFailure) {
    let code = state.withLock { state -> Int32 in
      guard state.isOpen else { return EBADF }
      let code = flush(&state)
      return code == 0 ? finish(&state) : code
    }
    if code != 0 { throw FileFailure(code: code, path: path) }
  }

  private func flush(_ state: inout State) -> Int32 {
    let code = state.buffer.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    state.buffer.removeAll(keepingCapacity: true)
    return code
  }

  private func finish(_ state: inout State) -> Int32 {
    var code: Int32 = 0
    if case .direct = kind {} else if isDurable, fsync(descriptor) != 0 { code = errno }
    var temporary: (name: String, place: UnfinishedFiles.Place?)?
    switch kind {
    case .direct: break
    case .temporary(let name, let place): temporary = (name, place)
    case .nameless where code == 0: (temporary, code) = link()
    case .nameless: break
    }
    state.isOpen = false
    if close(descriptor) != 0, code == 0 { code = errno }
    if let temporary {
      if code == 0, rename(temporary.name, target) != 0 { code = errno }
      if code != 0 { unlink(temporary.name) }
      temporary.place?.clear()
    }
    return code
  }

  /// Gives the nameless file a name beside its target: a link cannot replace what is there.
  private func link() -> ((name: String, place: UnfinishedFiles.Place?)?, Int32) {
    for name in Files.temporaryNames(beside: target) {
      let own = "/proc/self/fd/\(descriptor)"
      // Noted first, so that a signal never finds a name that nobody knows of.
      let place = isDurable ? UnfinishedFiles.note(name) : nil
      if linkat(AT_FDCWD, own, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 { return ((name, place), 0) }
      let code = errno
      place?.clear()
      if code != EEXIST { return (nil, code) }
    }
    return (nil, EEXIST)
  }

  /// `O_TMPFILE` of Linux, which Swift does not see; it holds the flag `O_DIRECTORY`.
  private static let namelessFlag = 0o20_000_000 | O_DIRECTORY

  /// Opens a file without a name; nil where the file system or /proc does not offer it.
  static func openNameless(in folder: String, mode: mode_t = 0o666) -> Int32? {
    guard access("/proc/self/fd", X_OK) == 0 else { return nil }
    let descriptor = open(folder, namelessFlag | O_RDWR | O_CLOEXEC, mode)
    return descriptor >= 0 ? descriptor : nil
  }
}
