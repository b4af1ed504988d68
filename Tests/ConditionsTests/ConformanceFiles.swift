import Glibc

/// The folder of CEL's conformance files, which are not part of this repository.
enum ConformanceFiles {
  static let names = [
    "basic", "integer_math", "lists", "logic", "macros", "parse", "plumbing", "string",
  ]

  static var packageRoot: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }

  static var folder: String {
    guard let named = unsafe getenv("TEBIKI_CEL_TESTS") else {
      return packageRoot + "/../shared/conformance/cel"
    }
    return unsafe String(cString: named)
  }

  static var areThere: Bool {
    let isThere = access(folder + "/basic.textproto", R_OK) == 0
    if !isThere {
      print("CEL conformance: skipped, no files in \(folder); name a folder in TEBIKI_CEL_TESTS")
    }
    return isThere
  }

  static func contents(of path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return contents }
      contents += buffer[..<count]
    }
  }
}
