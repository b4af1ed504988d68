// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the strictest the compiler offers.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Settings of the targets that may not touch memory by hand: all but Platform and YAMLTree.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "tebiki",
  products: [
    .executable(name: "tebiki", targets: ["tebiki"]),
    .library(name: "TebikiKit", targets: ["TebikiKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The system's libyaml (Debian: libyaml-dev).
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]
    ),
    // A file's bytes, lines, places and columns; diagnostics and code frames. Imports nothing.
    .target(name: "SourceText", swiftSettings: safe),
    // Files, folders, threads and the clock, over the C library.
    .target(name: "Platform", swiftSettings: strict),
    // YAML as a tree in which every key and value knows its range.
    .target(name: "YAMLTree", dependencies: ["CLibYAML", "SourceText"], swiftSettings: strict),
    // The condition language. Knows no YAML and no law.
    .target(name: "Conditions", dependencies: ["SourceText"], swiftSettings: safe),
    // What rules/ says, as types: reading, validating, compiling. Knows no plan.
    .target(
      name: "Rules",
      dependencies: ["Conditions", "Platform", "SourceText", "YAMLTree"],
      swiftSettings: safe
    ),
    // Plan and rulebook become an assessment.
    .target(
      name: "Checking",
      dependencies: ["Conditions", "Platform", "Rules", "SourceText", "YAMLTree"],
      swiftSettings: safe
    ),
    // Compares the steps of a plan with the workflow that it follows.
    .target(
      name: "Workflows",
      dependencies: ["Checking", "Rules", "SourceText"],
      swiftSettings: safe
    ),
    // Diagrams with lanes: layout, SVG, BPMN 2.0, Mermaid. Knows no law and no plan.
    .target(name: "Diagrams", dependencies: ["SourceText"], swiftSettings: safe),
    // One file a format, all from one assessment; decides nothing.
    .target(
      name: "Reports",
      dependencies: ["Checking", "Conditions", "Diagrams", "Rules", "SourceText"],
      swiftSettings: safe
    ),
    // Compiles rules/ into one Swift file; a bad rule fails the build at its place.
    .executableTarget(
      name: "EmbedRules",
      dependencies: ["Platform", "Rules", "SourceText"],
      swiftSettings: strict
    ),
    .plugin(
      name: "EmbedRulesPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedRules"],
      path: "Sources/EmbedRulesPlugin"
    ),
    // The folder of rules is a target, so that the build sees every file added or deleted.
    .target(
      name: "RuleCatalog",
      dependencies: ["Platform"],
      path: "rules",
      sources: ["RuleCatalog.swift"],
      swiftSettings: safe,
      plugins: ["EmbedRulesPlugin"]
    ),
    // The whole as a library: one umbrella module.
    .target(
      name: "TebikiKit",
      dependencies: [
        "Checking", "Conditions", "Platform", "Reports", "RuleCatalog", "Rules", "SourceText",
        "Workflows", "YAMLTree",
      ],
      swiftSettings: safe
    ),
    // The command line, one file a subcommand.
    .executableTarget(
      name: "tebiki",
      dependencies: [
        "Checking", "Conditions", "Platform", "Reports", "Rules", "SourceText", "TebikiKit",
        "YAMLTree", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    .target(
      name: "TestSupport",
      dependencies: ["Rules", "SourceText"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    // What holds for the sources and the binary as a whole: imports, habits, no shared library.
    .testTarget(
      name: "HouseTests",
      dependencies: ["TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TebikiKitTests",
      dependencies: [
        "Checking", "Reports", "Rules", "SourceText", "TebikiKit", "TestSupport",
      ],
      swiftSettings: strict
    ),
    // Situations to which the law gives an answer, each as a plan.
    .testTarget(
      name: "LawCaseTests",
      dependencies: ["TebikiKit", "TestSupport"],
      exclude: ["plans"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CheckingTests",
      dependencies: ["Checking", "Conditions", "Rules", "SourceText", "TestSupport", "YAMLTree"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RuleTests",
      dependencies: ["Checking", "Reports", "Rules", "SourceText", "TestSupport"],
      swiftSettings: strict
    ),
    // The built program over samples/, as a user runs it.
    .testTarget(
      name: "SampleTests",
      dependencies: ["SourceText", "TestSupport", "YAMLTree"],
      exclude: ["validate-json.sh"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SourceTextTests",
      dependencies: ["SourceText", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PlatformTests",
      dependencies: ["Platform", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "YAMLTreeTests",
      dependencies: ["YAMLTree", "SourceText", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ConditionsTests",
      dependencies: ["Conditions", "SourceText", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "WorkflowsTests",
      dependencies: ["Checking", "Rules", "SourceText", "TestSupport", "Workflows"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "DiagramsTests",
      dependencies: ["Diagrams", "Reports", "Rules", "SourceText", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Checking", "Conditions", "Diagrams", "Reports", "Rules", "SourceText", "TestSupport",
      ],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
