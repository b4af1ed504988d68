import Glibc

/// A folder of its own for one test, removed with all that is in it.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/platform-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.noFolder }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Removes an entry and what is below it; a link goes, what it points to stays.
  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  }

  enum Failure: Error {
    case noFolder
    case noFile
  }

  /// Writes a file and returns its path; folders on the way are made.
  @discardableResult
  func file(_ name: String, _ text: String = "") throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    let full = path + "/" + name
    guard let stream = fopen(full, "w") else { throw Failure.noFile }
    fputs(text, stream)
    fclose(stream)
    return full
  }
}
