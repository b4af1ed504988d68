import Foundation
import TestSupport
import Testing

@Suite("Habits of the sources")
struct SourceHabitTests {
  /// What input could turn into a crash, or what hides a data race.
  static let forbidden: [(pattern: String, reason: String)] = [
    (#"\btry!"#, "handle the error"),
    (#"\bas!"#, "use as?"),
    (#"[\w)\]>}]!(?![=\w])"#, "unwrap with guard or if"),
    (#"\bfatalError\("#, "report it"),
    (#"@unchecked\s+Sendable"#, "make it Sendable"),
    (#"nonisolated\(unsafe\)"#, "make it Sendable"),
    (#"\b(TODO|FIXME|XXX)\b"#, "finish it"),
  ]

  /// The one file that the compiler cannot see to be free of races: what it points at is never written.
  static let neverWritten = (path: "Sources/Platform/FixedBytes.swift", line: "struct FixedBytes")

  @Test("hold nothing that crashes on input", arguments: try SwiftSource.all())
  func crashes(source: SwiftSource) throws {
    let found = try Self.findings(in: source.text).filter {
      source.path != Self.neverWritten.path || !$0.contains(Self.neverWritten.line)
    }
    #expect(found.isEmpty, "\(source.path): \(found.joined(separator: "; "))")
  }

  @Test(
    "are told apart from what only looks alike",
    arguments: [
      ("let a = b!", 1), ("let a = f()!.c", 1), ("let a: Int!", 1), ("try! f()", 1),
      ("x as! Int", 1), ("fatalError(\"no\")", 1), ("struct S: @unchecked Sendable {}", 1),
      ("if a != b { c = !d }", 0), ("// b!", 0), ("let a = \"b! try! \\(c) \"", 0),
      ("let a = #\"x! \"y! \"#", 0), ("/* fatalError() */", 0), ("let a = \"\\(b!) \"; c!", 1),
    ]
  )
  func patterns(code: String, count: Int) throws {
    #expect(try Self.findings(in: code).count == count)
  }

  private static func findings(in text: String) throws -> [String] {
    let lines = CodeOnly.strip(text).split(separator: "\n", omittingEmptySubsequences: false)
    var found: [String] = []
    for line in lines {
      let rule = try forbidden.first { rule in
        try Regex(rule.pattern).firstMatch(in: line) != nil
      }
      if let rule { found.append("“\(line.trimmingCharacters(in: .whitespaces))”: \(rule.reason)") }
    }
    return found
  }

  @Test("rules/ holds YAML and the one file that makes it a target")
  func rules() throws {
    let strangers = try SwiftSource.files(below: "rules").filter {
      !$0.hasSuffix(".yaml") && $0 != "rules/RuleCatalog.swift"
    }
    #expect(strangers.isEmpty)
  }
}
