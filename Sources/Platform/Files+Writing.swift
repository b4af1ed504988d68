internal import Glibc

extension Files {
  /// Replaces a file's content at once: readers see the old content or the new, never a part.
  ///
  /// A link is followed. What is no regular file, such as a device, is written to directly.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let file = try PendingFile(replacing: path)
    try file.write(bytes)
    try file.commit()
  }

  /// The path without links; nil when there is no such file.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that a path lies in, `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let folder = String(path[..<slash])
    return folder.isEmpty ? "/" : folder
  }

  /// Names for a file that will be renamed, hidden and in the folder of its target.
  static func temporaryNames(beside target: String) -> [String] {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(target[...$0]) } ?? ""
    return (0..<100).map { "\(folder).tebiki-\(getpid())-\($0).tmp" }
  }

  /// Creates a file of a new name in the same folder, so that renaming stays on one file system.
  static func openTemporary(
    beside target: String,
    shownAs path: String,
    mode: mode_t = 0o666
  ) throws(FileFailure) -> (String, Int32) {
    for name in temporaryNames(beside: target) {
      let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = open(name, flags, mode)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST else { throw FileFailure(code: errno, path: path) }
    }
    throw FileFailure(code: EEXIST, path: path)
  }
}
