import Foundation
import TestSupport

/// What one run of the program left behind.
struct Run {
  let status: Int32
  let output: String
  let errors: String
  /// False where a signal ended the program.
  let hasExited: Bool

  var lines: [String] {
    output.split(separator: "\n").map(String.init)
  }

  /// The lines that begin with a file's name.
  func lines(of name: String) -> [String] {
    lines.filter { $0.hasPrefix(name + ":") }
  }
}

/// The built program, run as a user runs it.
enum Binary {
  /// `TEBIKI_BIN`, else the debug build of this package.
  static let url: URL =
    if let named = ProcessInfo.processInfo.environment["TEBIKI_BIN"] {
      URL(filePath: named)
    } else {
      Repository.root.appending(path: ".build/debug/tebiki")
    }

  /// Runs the program to its end in a folder, the package's root unless told.
  static func run(
    _ arguments: [String],
    input: Data = Data(),
    in folder: URL = Repository.root
  ) throws -> Run {
    try run(url, arguments, input: input, in: folder)
  }

  /// Runs any program.
  ///
  /// Its outputs go through files: pipes could fill and block both sides.
  static func run(_ program: URL, _ arguments: [String], input: Data, in folder: URL) throws -> Run
  {
    let scratch = try TemporaryFolder()
    let given = try scratch.write("stdin", input)
    let output = try scratch.write("stdout", Data())
    let errors = try scratch.write("stderr", Data())
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
      hasExited: process.terminationReason == .exit
    )
  }

  /// A run's JSON.
  static func json(_ arguments: [String], in folder: URL = Repository.root) throws -> JSONReport {
    let run = try run(["check", "--format", "json"] + arguments, in: folder)
    return try JSONReport(run)
  }
}

/// A folder of its own for one test, removed with all that is in it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tebiki-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try data.write(to: file)
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL {
    try write(name, Data(text.utf8))
  }
}
