internal import Glibc

/// The YAML files of a folder and the folders below it.
package struct FolderListing: Sendable {
  /// Paths of `.yaml` and `.yml` files, in byte order.
  package private(set) var files: [String] = []
  /// Folders that could not be listed.
  package private(set) var failures: [FileFailure] = []
  /// Files that ignore rules leave out; those in folders that are left out are not looked at.
  package private(set) var ignored = 0
  /// Folders that ignore rules leave out.
  package private(set) var ignoredFolders = 0

  /// Lists a folder; hidden entries are left out, links below it are not followed.
  ///
  /// `depth` is the number of levels of folders below the named one. `ignoring` gets the lines of
  /// ignore files on the way; nil looks at none.
  package init(
    of folder: String,
    depth: Int = 64,
    ignoring rules: IgnoreRules? = nil
  ) throws(FileFailure) {
    var pending = [(path: folder, level: 0, rules: rules)]
    while let (path, level, above) = pending.popLast() {
      guard level <= depth else {
        failures.append(FileFailure(kind: .tooDeep(limit: depth), path: path))
        continue
      }
      do throws(FileFailure) {
        let found = try Self.entries(of: path, accepts: Self.isPlanName)
        guard var rules = above else {
          files += found.files
          pending += found.folders.map { ($0, level + 1, nil) }
          continue
        }
        try rules.addFile(in: path)
        for file in found.files {
          if rules.leavesOut(file, isFolder: false) { ignored += 1 } else { files.append(file) }
        }
        for folder in found.folders {
          if rules.leavesOut(folder, isFolder: true) {
            ignoredFolders += 1
          } else {
            pending.append((folder, level + 1, rules))
          }
        }
      } catch {
        if level == 0 { throw error }
        let isGone = error.kind == .notFound
        failures.append(isGone ? FileFailure(kind: .vanished, path: path) : error)
      }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    failures.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func isPlanName(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// The files with accepted names and the folders of a folder, in no order.
  static func entries(
    of folder: String,
    showsHidden: Bool = false,
    accepts: (String) -> Bool
  ) throws(FileFailure) -> (files: [String], folders: [String]) {
    guard let stream = opendir(folder) else { throw FileFailure(code: errno, path: folder) }
    defer { closedir(stream) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var files: [String] = []
    var folders: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileFailure(code: errno, path: folder) }
        return (files, folders)
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." || (!showsHidden && name.hasPrefix(".")) { continue }
      switch kind(of: name, type: Int32(entry.pointee.d_type), in: dirfd(stream)) {
      case S_IFDIR: folders.append(prefix + name)
      case S_IFREG:
        if accepts(name) { files.append(prefix + name) }
      default: break
      }
    }
  }

  /// The entry's type as in `st_mode`; some file systems tell it only on request.
  private static func kind(of name: String, type: Int32, in folder: Int32) -> mode_t {
    // The values of DT_DIR, DT_REG and DT_UNKNOWN, which Swift sees as integers of several types.
    switch type {
    case 4: return S_IFDIR
    case 8: return S_IFREG
    case 0:
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return 0 }
      return status.st_mode & S_IFMT
    default: return 0
    }
  }
}

extension FolderListing {
  /// Whether a path names a folder; links are followed, because the path was named.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
