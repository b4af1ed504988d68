import Foundation
import TestSupport
import Testing

@Suite("Samples and their expected outputs")
struct GoldenTests {
  /// A golden's name and the options that produce it.
  struct Kind: CustomTestStringConvertible, Sendable {
    let file: String
    let options: [String]

    var testDescription: String { file }

    static let all = [
      Kind(file: "ja.txt", options: ["--format", "text", "--lang", "ja"]),
      Kind(file: "en.txt", options: ["--format", "text", "--lang", "en"]),
      Kind(file: "json", options: ["--format", "json"]),
      Kind(file: "lines.txt", options: ["--format", "one-line", "--lang", "ja"]),
    ]
  }

  @Test("the samples that the documentation speaks of are there, and more")
  func enough() {
    #expect(Sample.all.count >= 24)
  }

  @Test("each format of each sample is as expected", arguments: Sample.all, Kind.all)
  func output(_ sample: Sample, _ kind: Kind) throws {
    let run = try Binary.run(["check"] + kind.options + [sample.path])
    #expect(run.errors.isEmpty)
    let output = try Self.withoutDigest(run.output)
    if let problem = Golden.mismatch(of: output, with: sample.expected(kind.file)) {
      Issue.record("\(problem)")
    }
  }

  @Test("each sample ends with the exit code expected", arguments: Sample.all)
  func exitCode(_ sample: Sample) throws {
    let run = try Binary.run(["check", "--quiet", sample.path])
    #expect(run.hasExited)
    if let problem = Golden.mismatch(of: "\(run.status)\n", with: sample.expected("exit")) {
      Issue.record("\(problem)")
    }
  }

  /// The rulebook's digest changes with every word of every rule, and the version is its beginning.
  static func withoutDigest(_ text: String) throws -> String {
    let book = try rulebook.get()
    return text.replacingOccurrences(of: book.digest, with: "<digest>")
      .replacingOccurrences(of: book.version, with: "<digest>")
  }

  private static let rulebook = Result { try Binary.json([Sample.all[0].path]).rulebook }
}
