import Foundation
import TestSupport
import Testing

@Suite("README and CONTRIBUTING")
struct ReadmeTests {
  static func lines(of name: String) throws -> [String] {
    try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("stay short enough to be read", arguments: [("README.md", 150), ("CONTRIBUTING.md", 80)])
  func length(name: String, limit: Int) throws {
    #expect(try Self.lines(of: name).count <= limit + 1)
  }

  @Test("link only to what exists", arguments: ["README.md", "CONTRIBUTING.md"])
  func links(name: String) throws {
    let text = try Self.lines(of: name).joined(separator: "\n")
    for link in text.matches(of: #/\]\(([^)#]+)\)/#) where !link.1.hasPrefix("https:") {
      let target = Repository.root.appending(path: String(link.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(link.1)")
    }
  }

  @Test("quote the expected reports as they are, lines left out but none changed")
  func quotes() throws {
    let lines = try Self.lines(of: "README.md")
    let start = try #require(lines.firstIndex { $0.hasPrefix("<!-- quote ") })
    let source = lines[start].dropFirst("<!-- quote ".count).dropLast(" -->".count)
    var report = try Self.lines(of: String(source))[...]
    let quoted = lines[(start + 2)...].prefix { $0 != "```" }
    #expect(quoted.count > 3)
    for line in quoted {
      let place = report.firstIndex(of: line)
      #expect(place != nil, "\(source) has no such line after the one before: \(line)")
      report = report[(place ?? report.startIndex)...]
    }
  }

  @Test("describe every module of the package")
  func modules() throws {
    let table = try Self.lines(of: "README.md").joined(separator: "\n")
    // What only the build runs is no part of the program.
    let inBuild: Set = ["CLibYAML", "EmbedRules", "EmbedRulesPlugin", "rules"]
    for module in ImportTests.allowed.keys where !inBuild.contains(module) {
      #expect(table.contains("[\(module)](Sources/\(module))"), "\(module)")
    }
  }
}
