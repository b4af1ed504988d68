import Glibc
import Platform
import Testing

@Suite("Files")
struct FilesTests {
  private func kind(_ path: String, limit: Int = 100, wasListed: Bool = false) -> FileFailure.Kind?
  {
    var buffer: [UInt8] = [1, 2, 3]
    do throws(FileFailure) {
      try Files.read(path, limit: limit, wasListed: wasListed, into: &buffer)
      return nil
    } catch {
      #expect(error.path == path)
      #expect(buffer.isEmpty)
      return error.kind
    }
  }

  @Test("Content, also in a buffer that was longer before")
  func reading() throws {
    let folder = try TemporaryFolder()
    let long = try folder.file("long", String(repeating: "x", count: 10_000))
    let short = try folder.file("short", "名称")
    let empty = try folder.file("empty")
    var buffer: [UInt8] = []
    try Files.read(long, limit: 10_000, into: &buffer)
    #expect(buffer.count == 10_000)
    try Files.read(short, limit: 10_000, into: &buffer)
    #expect(buffer == Array("名称".utf8))
    try Files.read(empty, limit: 0, into: &buffer)
    #expect(buffer.isEmpty)
  }

  @Test("A file whose size is told as zero is read to its end")
  func withoutSize() throws {
    var buffer: [UInt8] = []
    try Files.read("/proc/self/stat", limit: 100_000, into: &buffer)
    #expect(!buffer.isEmpty)
    #expect(kind("/proc/self/stat", limit: 5) == .tooLarge(limit: 5))
  }

  @Test("Each failure has its kind, and nothing waits")
  func failures() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path + "/missing"
    #expect(kind(missing) == .notFound)
    #expect(kind(missing, wasListed: true) == .vanished)
    #expect(kind(folder.path) == .isDirectory)
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o600)
    #expect(kind(pipe) == .notRegular)
    #expect(kind("/dev/null") == .notRegular)
    let loop = folder.path + "/loop"
    symlink("loop", loop)
    #expect(kind(loop) == .symbolicLinkLoop)
    let large = try folder.file("large", "12345678901")
    #expect(kind(large, limit: 10) == .tooLarge(limit: 10))
    #expect(kind(large, limit: 11) == nil)
    #expect(kind(large + "/below") == .notFound)
    #expect(kind(large, limit: .max) == nil)
  }

  @Test("Folders: byte order, hidden ones and links left out")
  func listing() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.yaml", "a/z.yml", "a.yaml", "a-b/c.yaml", "名.yaml", ".hidden.yaml", ".git/x.yaml",
      "note.txt", "B.yaml",
    ] {
      try folder.file(name)
    }
    symlink("b.yaml", folder.path + "/link.yaml")
    symlink(folder.path, folder.path + "/round")
    mkdir(folder.path + "/folder.yaml", 0o755)
    let found = try FolderListing(of: folder.path)
    let names = found.files.map { String($0.dropFirst(folder.path.count + 1)) }
    #expect(names == ["B.yaml", "a-b/c.yaml", "a.yaml", "a/z.yml", "b.yaml", "名.yaml"])
    #expect(found.failures.isEmpty)
    #expect(try FolderListing(of: folder.path + "/").files == found.files)
  }

  @Test("Folders: failures")
  func listingFailures() throws {
    let folder = try TemporaryFolder()
    try folder.file("1/2/3/x.yaml")
    let shallow = try FolderListing(of: folder.path, depth: 2)
    #expect(shallow.files.isEmpty)
    #expect(shallow.failures.map(\.kind) == [.tooDeep(limit: 2)])
    #expect(throws: FileFailure(kind: .notFound, path: folder.path + "/no")) {
      try FolderListing(of: folder.path + "/no")
    }
  }

  @Test("A file is replaced whole, keeps its mode, and nothing is left beside it")
  func replacing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.yaml", "old")
    chmod(path, 0o640)
    symlink("out.yaml", folder.path + "/link.yaml")
    try Files.write(Array("new".utf8), to: folder.path + "/link.yaml")
    var buffer: [UInt8] = []
    try Files.read(path, limit: 10, into: &buffer)
    #expect(buffer == Array("new".utf8))
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    lstat(folder.path + "/link.yaml", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    try Files.write([0x61], to: folder.path + "/fresh.yaml")
    let names = try FolderListing(of: folder.path).files.count
    #expect(names == 2)
    #expect(!hasHiddenFile(folder.path))
  }

  private func hasHiddenFile(_ path: String) -> Bool {
    guard let stream = opendir(path) else { return true }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("."), name != ".", name != ".." { return true }
    }
    return false
  }

  @Test("Writing tells what is wrong")
  func writingFailures() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    #expect(throws: FileFailure(kind: .isDirectory, path: path)) { try Files.write([], to: path) }
    #expect(throws: FileFailure(kind: .notFound, path: path + "/no/x")) {
      try Files.write([], to: path + "/no/x")
    }
    #expect(throws: Never.self) { try Files.write([1], to: "/dev/null") }
  }
}
