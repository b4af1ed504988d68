import Foundation
import TestSupport

/// Checks by other people's programs, where Python and its packages are there.
enum Python {
  private static let program = URL(filePath: "/usr/bin/env")

  /// Whether a package can be imported; says so when it cannot.
  static func has(_ package: String, for what: String) -> Bool {
    let run = try? Binary.run(
      program,
      ["python3", "-c", "import \(package)"],
      input: Data(),
      in: Repository.root
    )
    let isThere = run?.status == 0
    if !isThere { print("\(what): skipped, there is no python3 with \(package)") }
    return isThere
  }

  /// Runs a script over an input.
  static func run(_ script: String, _ arguments: [String], input: String) throws -> Run {
    try Binary.run(
      program,
      ["python3", "-c", script] + arguments,
      input: Data(input.utf8),
      in: Repository.root
    )
  }
}
