internal import Conditions
internal import Platform
internal import SourceText

/// Reads the files of a rules folder, checks them against each other, and compiles them.
package struct RulebookLoader {
  var files: [ParsedRuleFile] = []
  var problems: [RuleProblem] = []
  var output = RulebookEncoder()
  var parts = RulebookParts(chart: .empty)
  var index = VocabularyIndex()
  var atoms = SharedAtoms()
  var lawNumbers: [String: Int] = [:]
  var provisionNumbers: [String: Int] = [:]
  var workflowNumbers: [String: Int] = [:]
  var caseNumbers: [String: Int] = [:]
  var ruleNumbers: [String: Int] = [:]
  /// Where each derived fact is declared, by field.
  var derivationFiles: [Int: ParsedRuleFile] = [:]
  /// Where each statement of the register stands, by id.
  var statementFiles: [String: String] = [:]

  /// The compiled form of a folder's files, or every problem found in them.
  ///
  /// The order of the files does not matter: they are sorted by path first.
  package static func compile(_ files: [RuleFile]) -> Result<[UInt8], RuleProblems> {
    var loader = RulebookLoader()
    loader.load(files)
    guard loader.problems.isEmpty else {
      return .failure(RuleProblems(list: loader.problems))
    }
    loader.parts.atomCount = loader.atoms.count
    loader.parts.encode(into: &loader.output)
    return .success(RulebookBytes.assemble(loader.output))
  }

  private mutating func load(_ unsorted: [RuleFile]) {
    let sorted = unsorted.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    parts.digest = output.intern(Self.digest(of: sorted))
    parse(sorted)
    // Wrong YAML makes everything that refers to it wrong, too: one message is enough.
    guard problems.isEmpty else { return }
    loadVocabulary()
    guard problems.isEmpty else { return }
    loadEditions()
    loadProvisions()
    loadGlossary()
    loadDerivations()
    checkDerivationDepth()
    // What checks read comes first: their texts then lie together, and the rest is not fetched.
    var readers = loadRules()
    loadWorkflows()
    loadChart()
    loadCasePlans()
    loadRoutes()
    loadRegister()
    loadProofs(&readers)
  }

  /// Reads what ends in `.yaml`; notes and the like may lie beside it, rules that nobody reads may not.
  mutating func parse(_ sorted: [RuleFile]) {
    for file in sorted {
      if file.path.hasSuffix(".yaml") {
        files.append(ParsedRuleFile(file, problems: &problems))
      } else if file.path.hasSuffix(".yml") {
        problems.append(
          RuleProblem(
            path: file.path,
            line: 1,
            column: 1,
            message: Localized(
              ja: "規則のファイルの名前は .yaml で終わります。このままでは読まれません。",
              en: "The names of rule files end in `.yaml`; this one would not be read."
            )
          )
        )
      }
    }
  }

  /// Paths and contents, each closed by a zero byte, so that no two sets of files look alike.
  static func digest(of files: [RuleFile]) -> String {
    var hash = SHA256()
    for file in files {
      hash.update(Array(file.path.utf8))
      hash.update([0])
      hash.update(file.bytes)
      hash.update([0])
    }
    return SHA256.hexadecimal(hash.finalized())
  }

  /// The files below a folder of the rules, in byte order of their paths.
  func files(under folder: String) -> [ParsedRuleFile] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }

  func file(named path: String) -> ParsedRuleFile? {
    files.first { $0.path == path }
  }

  mutating func finish(_ reader: inout MappingReader) {
    reader.finish()
    problems += reader.problems
  }

  mutating func intern(_ text: Localized?) -> LocalizedText {
    guard let text else { return .empty }
    return LocalizedText(ja: output.intern(text.ja), en: output.intern(text.en))
  }

  func string(_ text: Text) -> String { output.string(text) }
}

/// All problems of a rulebook.
package struct RuleProblems: Error, Sendable {
  package let list: [RuleProblem]
}

extension Chart {
  static let empty = Chart(
    effective: DayInterval(from: Day(number: 0), until: Day(number: 0)),
    applies: CompiledCondition(source: .empty, code: -1),
    outside: .empty,
    provision: -1,
    nodes: [],
    results: [],
    alternatives: []
  )
}
