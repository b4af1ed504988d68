internal import Glibc

/// A folder of files that only speed things up: whatever fails there is passed over.
package struct CacheFolder: Sendable {
  private let root: String
  private let folder: String

  /// Folders below the root that are kept; those that were used longest ago go.
  private static let mostFolders = 8
  /// Files of one folder past which it is emptied.
  private static let mostFiles = 50_000

  /// Opens the folder `name` below `root`; nil where it cannot be made.
  package init?(root: String, name: String) {
    Files.makeFolders(root, mode: 0o700)
    self.root = root
    folder = Files.joined(root, name)
    Files.makeFolder(folder, mode: 0o700)
    guard access(folder, R_OK | W_OK | X_OK) == 0 else { return nil }
  }

  /// The content of a file; nil where there is none.
  package func read(_ name: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    do {
      try Files.read(folder + "/" + name, limit: 1 << 30, into: &bytes)
      return bytes
    } catch {
      return nil
    }
  }

  /// Writes a file that only its owner can read; false where that failed.
  package func write(_ name: String, _ bytes: [UInt8]) -> Bool {
    do {
      let file = try PendingFile(replacing: folder + "/" + name, mode: 0o600, isDurable: false)
      try file.write(bytes)
      try file.commit()
      return true
    } catch {
      return false
    }
  }

  /// Keeps the cache from growing without end.
  package func prune() {
    utimensat(AT_FDCWD, folder, nil, 0)
    if Self.names(in: folder).count > Self.mostFiles { Self.empty(folder) }
    let folders = Self.names(in: root).map { root + "/" + $0 }
    guard folders.count > Self.mostFolders else { return }
    for old in folders.sorted(by: { Self.age($0) > Self.age($1) }).dropFirst(Self.mostFolders) {
      Self.empty(old)
      rmdir(old)
    }
  }

  private static func names(in folder: String, andHidden: Bool = false) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isEntry = andHidden ? name != "." && name != ".." : !name.hasPrefix(".")
      if isEntry { names.append(name) }
    }
    return names
  }

  /// Hidden files are what a killed run could not finish.
  private static func empty(_ folder: String) {
    for name in names(in: folder, andHidden: true) { unlink(folder + "/" + name) }
  }

  /// When the folder was last used, in seconds.
  private static func age(_ folder: String) -> Int {
    var status = stat()
    return stat(folder, &status) == 0 ? status.st_mtim.tv_sec : 0
  }
}

extension Files {
  /// Makes a folder and those above it.
  static func makeFolders(_ path: String, mode: UInt32) {
    guard !exists(path), path != "/", path != "." else { return }
    makeFolders(folder(of: path), mode: mode)
    makeFolder(path, mode: mode)
  }
}

extension Surroundings {
  /// What tells one build of the program from another: size and time of its file.
  package static var programIdentity: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)-\(status.st_ino)"
  }

  /// SHA-256 of the program's own file, in hexadecimal; empty where it cannot be read.
  package static var programDigest: String {
    var bytes: [UInt8] = []
    do {
      try Files.read("/proc/self/exe", limit: 1 << 30, into: &bytes)
      return SHA256.hexadecimal(of: bytes)
    } catch {
      return ""
    }
  }

  /// Where the user's caches lie; nil where the surroundings do not say.
  package static var cacheRoot: String? {
    if let root = variable("XDG_CACHE_HOME"), root.hasPrefix("/") { return root + "/tebiki" }
    if let home = variable("HOME"), home.hasPrefix("/"), home != "/" {
      return home + "/.cache/tebiki"
    }
    return nil
  }
}
