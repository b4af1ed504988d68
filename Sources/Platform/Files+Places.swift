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

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The folder that a path lies in, `.` for a bare name.
  package static func parent(of path: String) -> String { folder(of: path) }

  /// A path seen from a folder; a path from the root stays as it is.
  package static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The folder that the process works in.
  package static var currentFolder: String {
    guard let folder = getcwd(nil, 0) else { return "/" }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// The path from the root, without `.` and `..`; links stay.
  package static func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    for part in joined(currentFolder, path).split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    // Not `joined`, which looks conformances up at run time: a tenth of a short start.
    var absolute = ""
    for part in parts { absolute += "/" + String(part) }
    return absolute.isEmpty ? "/" : absolute
  }

  /// The way to a path from a folder; both from the root.
  package static func relative(_ path: String, to folder: String) -> String {
    let target = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let shared = zip(target, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
  }
}
