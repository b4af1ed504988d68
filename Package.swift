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
  products: [],
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
    // libyaml's events as a tree in which every key and value knows its range.
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
    // One file a format, all from one assessment; decides nothing.
    .target(
      name: "Reports",
      dependencies: ["Checking", "Conditions", "Rules", "SourceText"],
      swiftSettings: safe
    ),

    .target(
      name: "TestSupport",
      dependencies: ["Rules", "SourceText"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "RuleTests",
      dependencies: ["Checking", "Rules", "SourceText", "TestSupport"],
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
      dependencies: ["Conditions", "TestSupport"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
