internal import Glibc

extension Files {
  /// A name that two paths to the same file share: links resolved as far as the path exists.
  package static func canonical(_ path: String) -> String {
    if let real = realPath(path) { return real }
    let trimmed = path.hasSuffix("/") && path.utf8.count > 1 ? String(path.dropLast()) : path
    let name = trimmed.split(separator: "/").last.map(String.init) ?? trimmed
    guard let parent = realPath(folder(of: trimmed)) else { return trimmed }
    return parent.hasSuffix("/") ? parent + name : parent + "/" + name
  }

  /// Makes a folder; what is there already stays, and what cannot be made shows when it is used.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o777) {
    mkdir(path, mode)
  }
}
