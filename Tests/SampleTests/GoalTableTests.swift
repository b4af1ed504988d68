import Foundation
import TestSupport
import Testing

/// A row of docs/goal-table.md.
private struct GoalRow: CustomTestStringConvertible, Sendable {
  let feature: String
  let state: String
  let how: String
  /// What stands in backticks in the last column.
  let proofs: [String]

  var testDescription: String { feature }

  static let all: [GoalRow] = {
    let file = Repository.root.appending(path: "docs/goal-table.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, cells[1] != "Feature", !cells[1].hasPrefix("---") else { return nil }
      let parts = cells[4].split(separator: "`", omittingEmptySubsequences: false)
      return GoalRow(
        feature: cells[1],
        state: cells[2],
        how: cells[3],
        proofs: parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      )
    }
  }()
}

@Suite("The table of goals")
struct GoalTableTests {
  /// The names of the files that hold tests.
  private static let testFiles: Set<String> = {
    let folder = Repository.root.appending(path: "Tests")
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    return Set(
      files.filter { (try? String(contentsOf: $0, encoding: .utf8))?.contains("@Test") == true }
        .map { $0.deletingPathExtension().lastPathComponent }
    )
  }()

  @Test("is read whole")
  func whole() {
    #expect(GoalRow.all.count >= 30)
    #expect(Set(GoalRow.all.map(\.feature)).count == GoalRow.all.count)
  }

  @Test("says what is done or why not, and names what shows it", arguments: GoalRow.all)
  fileprivate func row(_ row: GoalRow) throws {
    #expect(["done", "in part", "not done"].contains(row.state))
    #expect(!row.how.isEmpty)
    #expect(row.state == "not done" || !row.proofs.isEmpty)
    for proof in row.proofs {
      #expect(try exists(proof), "\(proof)")
    }
  }

  /// A command with options that its help tells of, a file of tests, or another file.
  private func exists(_ proof: String) throws -> Bool {
    let words = proof.split(separator: " ").map(String.init)
    guard words.first == "tebiki" else {
      return Self.testFiles.contains(proof)
        || FileManager.default.fileExists(atPath: Repository.root.appending(path: proof).path)
    }
    let options = words.filter { $0.hasPrefix("--") }
    let command = words.dropFirst().filter { !$0.hasPrefix("--") }
    let help = try Binary.run(command + ["--help"])
    let told = Set(
      help.output.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    )
    // The help of a command that is not there is that of the whole program.
    return help.status == 0
      && help.output.contains("USAGE: " + (["tebiki"] + command).joined(separator: " "))
      && options.allSatisfy(told.contains)
  }

  @Test(
    "notices what does not exist",
    arguments: ["tebiki check --mend", "tebiki mend", "MendTests", "docs/none.json"]
  )
  func missing(_ proof: String) throws {
    #expect(try !exists(proof))
  }
}
