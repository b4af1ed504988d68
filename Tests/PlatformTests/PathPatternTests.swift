import Foundation
import Platform
import TestSupport
import Testing

@Suite("Patterns of paths")
struct PathPatternTests {
  @Test(
    "mean what shells mean by them",
    arguments: [
      ("*.yaml", "a.yaml", true), ("*.yaml", "sub/a.yaml", false), ("*.yaml", "a.yml", false),
      ("**/*.yaml", "a.yaml", true), ("**/*.yaml", "x/y/a.yaml", true),
      ("plans/**", "plans/x/y", true), ("plans/**", "other/x", false),
      ("a?c", "abc", true), ("a?c", "ac", false), ("計画?.yaml", "計画書.yaml", true),
      ("[a-c]1", "b1", true), ("[!a-c]1", "b1", false), ("[]x]", "]", true),
      ("x/**/y", "x/y", true), ("x/**/y", "x/1/2/y", true), ("x/**/y", "x/1/2/z", false),
      ("a*b*c", "aXbYc", true), ("a*b*c", "aXcYb", false), ("\\*", "*", true), ("\\*", "x", false),
    ]
  )
  func matching(pattern: String, path: String, isMeant: Bool) throws {
    let compiled = try #require(PathPattern(pattern))
    #expect(compiled.matches(path.split(separator: "/").map(String.init)) == isMeant)
  }

  @Test("an open bracket is no pattern")
  func open() { #expect(PathPattern("a[b") == nil) }

  @Test("a hostile pattern ends soon")
  func hostile() throws {
    let pattern = try #require(PathPattern(String(repeating: "*a", count: 40) + "b"))
    #expect(!pattern.matches([String(repeating: "a", count: 4000)]))
  }

  @Test("ignore files leave out, take back, and count from their own folder")
  func ignoring() throws {
    var rules = IgnoreRules()
    let lines = "# old ones\n\nold/\n*.draft.yaml\n!keep.draft.yaml\n/top.yaml\nin/*.yaml\n"
    try rules.add(Array(lines.utf8), of: "/p/.tebikiignore")
    func isOut(_ path: String, isFolder: Bool = false) -> Bool {
      rules.leavesOut(path, isFolder: isFolder)
    }
    #expect(isOut("/p/x/old", isFolder: true) && !isOut("/p/old"))
    #expect(isOut("/p/a.draft.yaml") && isOut("/p/x/a.draft.yaml"))
    #expect(!isOut("/p/x/keep.draft.yaml"))
    #expect(isOut("/p/top.yaml") && !isOut("/p/x/top.yaml"))
    #expect(isOut("/p/in/a.yaml") && !isOut("/p/x/in/a.yaml"))
    #expect(!isOut("/q/a.draft.yaml"))
    try rules.add(Array("!a.draft.yaml\n".utf8), of: "/p/x/.tebikiignore")
    #expect(!isOut("/p/x/a.draft.yaml") && isOut("/p/a.draft.yaml"))
    #expect(throws: FileFailure(kind: .badPattern(line: 2), path: "/p/.tebikiignore")) {
      try rules.add(Array("a\n[b\n".utf8), of: "/p/.tebikiignore")
    }
  }
}
