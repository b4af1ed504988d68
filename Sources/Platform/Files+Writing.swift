internal import Glibc

extension Files {
  /// Replaces a file's content at once: readers see the old content or the new, never a part.
  ///
  /// A link is followed. What is no regular file, such as a device, is written to directly.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileFailure(kind: .isDirectory, path: path)
      default: return try writeDirectly(bytes, to: path)
      }
    }
    let target = exists ? realPath(path) ?? path : path
    let (temporary, descriptor) = try openTemporary(beside: target, shownAs: path)
    var code: Int32 = 0
    // The new file takes over who may read and write the old one.
    if exists, fchmod(descriptor, status.st_mode & 0o7777) != 0 { code = errno }
    if code == 0 { code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) } }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, target) != 0 { code = errno }
    if code != 0 {
      unlink(temporary)
      throw FileFailure(code: code, path: path)
    }
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileFailure(code: errno, path: path) }
    defer { close(descriptor) }
    let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if code != 0 { throw FileFailure(code: code, path: path) }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Creates a file of a new name in the same folder, so that renaming stays on one file system.
  private static func openTemporary(
    beside target: String,
    shownAs path: String
  ) throws(FileFailure) -> (String, Int32) {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(target[...$0]) } ?? ""
    for attempt in 0..<100 {
      let name = "\(folder).tebiki-\(getpid())-\(attempt).tmp"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST else { throw FileFailure(code: errno, path: path) }
    }
    throw FileFailure(code: EEXIST, path: path)
  }
}
