import TestSupport
import Testing

@Suite("Imports")
struct ImportTests {
  /// What each module may import; arrows run only downward, Foundation stays out everywhere.
  static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "Platform": ["Glibc", "Synchronization"],
    "YAMLTree": ["CLibYAML", "SourceText"],
    "Conditions": ["SourceText"],
    "Rules": ["Conditions", "Platform", "SourceText", "YAMLTree"],
    "Checking": ["Conditions", "Platform", "Rules", "SourceText", "YAMLTree"],
    "Workflows": ["Checking", "Rules", "SourceText"],
    "Diagrams": ["SourceText"],
    "Reports": ["Checking", "Conditions", "Diagrams", "Rules", "SourceText"],
    "EmbedRules": ["Platform", "Rules", "SourceText"],
    // Runs inside the build, never in the program.
    "EmbedRulesPlugin": ["Foundation", "PackagePlugin"],
    "rules": ["Platform"],
    "TebikiKit": [
      "Checking", "Conditions", "Platform", "Reports", "RuleCatalog", "Rules", "SourceText",
      "Synchronization", "Workflows", "YAMLTree",
    ],
    "tebiki": [
      "ArgumentParser", "Checking", "Conditions", "Platform", "Reports", "Rules", "SourceText",
      "TebikiKit", "YAMLTree",
    ],
  ]

  @Test("stay within what the module may know", arguments: try SwiftSource.all())
  func allowed(source: SwiftSource) throws {
    let allowed = try #require(
      Self.allowed[source.module],
      "\(source.module) is a new module: say here what it may import."
    )
    let strangers = source.imports.filter { !allowed.contains($0) }
    #expect(strangers.isEmpty, "\(source.path) imports \(strangers)")
  }

  @Test("of the table are all in use, so that none stays allowed by oversight")
  func used() throws {
    let sources = try SwiftSource.all()
    for (module, allowed) in Self.allowed {
      let imported = Set(sources.filter { $0.module == module }.flatMap(\.imports))
      #expect(allowed.subtracting(imported).isEmpty, "\(module) no longer imports these")
    }
  }

  @Test("are recognised in every spelling")
  func spellings() {
    let text = """
      import A
      package import B
      @testable internal import C
      import struct D.Part
      // import E
      let text = "import F"
      """
    #expect(SwiftSource(path: "Sources/X/Y.swift", text: text).imports == ["A", "B", "C", "D"])
  }
}
