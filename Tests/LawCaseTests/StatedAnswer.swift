import Foundation
import TestSupport

/// An answer that the head of a plan states, such as `# on 2023-07-01: ngmia nonconforming ngmia/no-receipt`.
///
/// The second word is a law, followed by its verdict and all rules of it that speak,
/// or a classification of the whole plan, followed by `true` or `false`.
struct StatedAnswer {
  /// The laws whose verdict an answer can state.
  private static let laws: Set<String> = ["appi", "ngmia", "ethics-guideline", "handbook"]

  let day: String
  let subject: String
  let value: String
  let rules: Set<String>

  var isClassification: Bool { !Self.laws.contains(subject) }

  /// Reads a line; nil for one that states no answer.
  init?(line: Substring) {
    guard line.hasPrefix("# on ") else { return nil }
    let words = line.dropFirst(5).split(separator: " ").map(String.init)
    guard words.count >= 3, words[0].hasSuffix(":") else { return nil }
    day = String(words[0].dropLast())
    subject = words[1]
    value = words[2]
    rules = Set(words.dropFirst(3))
  }
}

/// A plan of `plans/` with the answers that its head states.
struct LawCase {
  let name: String
  let bytes: [UInt8]
  let answers: [StatedAnswer]

  /// All cases, by name.
  static func all() throws -> [LawCase] {
    let folder = Repository.root.appending(path: "Tests/LawCaseTests/plans")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    return try files.filter { $0.pathExtension == "yaml" }
      .map { file in
        let text = try String(contentsOf: file, encoding: .utf8)
        return LawCase(
          name: file.deletingPathExtension().lastPathComponent,
          bytes: Array(text.utf8),
          answers: text.split(separator: "\n").compactMap { StatedAnswer(line: $0) }
        )
      }
      .sorted { $0.name < $1.name }
  }
}
