internal import Platform
package import Rules
package import SourceText
package import YAMLTree

/// What came of one document of a file.
package struct DocumentResult: Sendable {
  /// Position in the file, from 1.
  package var number: Int
  /// Where the document's content stands; nil where nothing could be read.
  package var range: ByteRange?
  /// nil for a document that is invalid, or no plan.
  package var assessment: Assessment?
  /// Errors make a document invalid; notes are advice.
  package var diagnostics: [Diagnostic]
  /// A YAML document without `tebiki:` found in a folder: passed over.
  package var isPassedOver: Bool

  package var isInvalid: Bool { diagnostics.contains { $0.severity == .error } }
}

/// What came of one file.
package struct FileResult: Sendable {
  /// The name that reports show.
  package var name: String
  /// nil when the file could not be read.
  package var source: SourceFile?
  /// Why the file could not be read or holds nothing to check.
  package var failure: Localized?
  package var documents: [DocumentResult]

  package init(
    name: String,
    source: SourceFile?,
    failure: Localized? = nil,
    documents: [DocumentResult] = []
  ) {
    self.name = name
    self.source = source
    self.failure = failure
    self.documents = documents
  }

  /// Only documents that are no plans: counted, not reported.
  package var isPassedOver: Bool {
    failure == nil && !documents.isEmpty && documents.allSatisfy(\.isPassedOver)
  }
}

/// How plans are to be checked.
package struct CheckOptions: Sendable {
  /// The day of judgement from the command line, over the plans' own.
  package var asOf: Day?
  /// A plan without a day of its own is an error.
  package var requiresAsOf = false
  /// Today in Japan: the day of judgement where nothing else names one.
  package var today: Day
  /// Without it only findings, open rules and verdicts are worked out.
  package var isFull = true
  /// Tells what fails and what duties wait for; other open rules only count, remedies are left out.
  package var isBrief = false
  /// The one language that short reports speak; nil for both.
  package var language: Language?
  /// Whether comments in the plan may excuse findings.
  package var readsWaivers = true
  /// Waivers for the file from elsewhere.
  package var waivers: [WaiverRequest] = []
  /// Keeps every stated fact, for comparing versions.
  package var keepsFacts = false
  /// Takes what is planned for done: an outlook on a day to come.
  package var keepsPromises = false
  /// In folders, YAML without `tebiki:` is passed over instead of refused.
  package var isFromFolder = false

  package init(today: Day) { self.today = today }
}

/// Checks files one after the other; one per worker, its memory is kept from file to file.
package struct PlanChecker: ~Copyable {
  let rulebook: Rulebook
  var reader: YAMLReader
  var tree = YAMLTree()
  var table = FactTable()
  var loader: PlanLoader
  var assessor: Assessor
  /// The digest of the file being checked, once it was asked for.
  private var digest: String?
  /// The waivers in the comments of the file being checked.
  var waivers: WaiverComments?
  private let versionSlot: Int
  private let asOfSlot: Int

  /// `selected` says which rules run, by index.
  package init(
    _ rulebook: Rulebook,
    limits: YAMLLimits = .standard,
    selected: (Int) -> Bool = { _ in true }
  ) {
    let layout = VocabularyLayout(rulebook)
    self.rulebook = rulebook
    reader = YAMLReader(limits: limits)
    loader = PlanLoader(rulebook: rulebook, layout: layout)
    assessor = Assessor(rulebook, layout: layout, selected: selected)
    versionSlot = Int(layout.planSlots.version)
    asOfSlot = Int(layout.planSlots.asOf)
  }

  /// Checks every document of a file.
  package mutating func check(_ source: SourceFile, _ options: CheckOptions) -> FileResult {
    var result = FileResult(name: source.name, source: source)
    reader.open(source)
    loader.source = source
    digest = nil
    waivers = options.readsWaivers ? WaiverComments(source) : nil
    while reader.next(into: &tree) {
      guard result.documents.count < Self.mostDocuments else {
        result.documents.append(tooManyDocuments())
        break
      }
      result.documents.append(
        document(result.documents.count + 1, of: source, options)
      )
    }
    if let misplaced = waivers?.misplaced, !misplaced.isEmpty,
      let last = result.documents.indices.last,
      !result.documents[last].isPassedOver, !result.documents.contains(where: \.isInvalid)
    {
      result.documents[last].diagnostics += misplaced
    }
    if result.documents.isEmpty {
      result.documents.append(
        DocumentResult(
          number: 1,
          assessment: nil,
          diagnostics: options.isFromFolder ? [] : [Self.empty],
          isPassedOver: options.isFromFolder
        )
      )
    }
    return result
  }

  /// Hashed once a file: a file may hold a thousand plans.
  private mutating func digest(of source: SourceFile) -> String {
    let known = digest ?? SHA256.hexadecimal(of: source.bytes)
    digest = known
    return known
  }

  /// More plans than this in one file are a flood: their reports would outgrow any memory.
  private static let mostDocuments = 1000

  private func tooManyDocuments() -> DocumentResult {
    let start = tree.nodes.first.map { Int($0.start) } ?? Int(tree.emptyStart)
    let diagnostic = error(
      "plan/too-many-documents",
      ByteRange(start: start, end: start),
      ja: "一つのファイルの文書が \(Self.mostDocuments) を超えています。ここから先は読みません。ファイルを分けてください。",
      en:
        "The file holds more than \(Self.mostDocuments) documents; nothing further is read. Split the file."
    )
    return DocumentResult(
      number: Self.mostDocuments + 1,
      assessment: nil,
      diagnostics: [diagnostic],
      isPassedOver: false
    )
  }

  /// The worst outcome of one rule over the first plan of a text; nil when it is no plan.
  mutating func outcome(
    of rule: Int,
    over source: SourceFile,
    _ options: CheckOptions
  ) -> (outcome: RuleOutcome?, problems: [Localized]) {
    let result = check(source, options)
    let problems = result.documents.flatMap(\.diagnostics).filter {
      $0.severity == .error && $0.id != Self.nothingApplies
    }
    guard problems.isEmpty else { return (nil, problems.map(\.message)) }
    return (assessor.runner.worst[rule] ?? .notApplicable, [])
  }

  private static let nothingApplies = "plan/nothing-applies"

  private static var empty: Diagnostic {
    Diagnostic(
      id: "plan/empty",
      severity: .error,
      message: Localized(
        ja: "ファイルに計画書がありません(空か、コメントだけです)。「tebiki: 1」から始まる計画書を書いてください。",
        en:
          "The file holds no plan (it is empty, or only comments). A plan begins with `tebiki: 1`."
      ),
      range: ByteRange(start: 0, end: 0),
      related: [],
      help: nil
    )
  }

  private mutating func document(
    _ number: Int,
    of source: SourceFile,
    _ options: CheckOptions
  ) -> DocumentResult {
    var result = DocumentResult(
      number: number,
      assessment: nil,
      diagnostics: tree.diagnostics,
      isPassedOver: false
    )
    guard tree.root >= 0 else {
      if !result.isInvalid { result.diagnostics.append(emptyDocument(number)) }
      return result
    }
    let root = tree.nodes[Int(tree.root)]
    result.range = tree.byteRange(tree.root)
    guard root.kind == .mapping else {
      if result.isInvalid { return result }
      if options.isFromFolder {
        result.isPassedOver = true
      } else {
        result.diagnostics.append(notAMapping(root.kind))
      }
      return result
    }
    if options.isFromFolder && !result.isInvalid && !namesTebiki() {
      result.isPassedOver = true
      return result
    }
    guard let request = prepare(&result, options) else { return result }
    if options.keepsPromises { table.keepPromises(rulebook, loader.layout) }
    var assessment = assessor.assess(&table, tree: tree, request: request)
    if options.isFull { assessment.digest = digest(of: source) }
    applyWaivers(options, to: &assessment, &result)
    assessment.advice = result.diagnostics.filter { $0.severity != .error }
    if !assessment.isChecked {
      result.diagnostics.append(
        error(
          Self.nothingApplies,
          tree.narrowRange(tree.root),
          ja: "この計画書に当てはまる規則が一つもなく、何も確認できませんでした。機関・データ・提供などを書いてください。",
          en:
            "No rule applies to this plan, so nothing was checked. Describe institutions, datasets and transfers."
        )
      )
      return result
    }
    result.assessment = assessment
    return result
  }

  /// Reads the facts of the document at hand; nil where something in it is wrong.
  mutating func prepare(
    _ result: inout DocumentResult,
    _ options: CheckOptions
  ) -> AssessmentRequest? {
    loader.load(tree, into: &table)
    result.diagnostics += loader.diagnostics
    if let personal = PersonalDataScan.diagnostic(in: tree) { result.diagnostics.append(personal) }
    result.diagnostics.sort { $0.range < $1.range }
    checkVersion(&result)
    guard let request = request(options, &result), !result.isInvalid else { return nil }
    return request
  }

  private func emptyDocument(_ number: Int) -> Diagnostic {
    let start = Int(tree.emptyStart)
    guard number > 1 || start > 0 else { return Self.empty }
    return error(
      "plan/empty",
      ByteRange(start: start, end: start),
      ja: "\(number) 番目の文書が空です。計画書を書くか、余分な「---」を消してください。",
      en: "Document \(number) is empty; write a plan, or remove the extra `---`."
    )
  }

  private func notAMapping(_ kind: YAMLTree.Kind) -> Diagnostic {
    let isList = kind == .sequence
    if let suspect = tree.suspect(in: tree.root) { return suspect }
    return error(
      "plan/not-a-mapping",
      ByteRange(start: tree.byteRange(tree.root).start, end: tree.byteRange(tree.root).start),
      ja: isList
        ? "計画書の一番外側が並び(リスト)になっています。「tebiki: 1」から始まる「キー: 値」の組にしてください。"
        : "計画書の一番外側が一つの値になっています。「tebiki: 1」から始まる「キー: 値」の組にしてください。",
      en: isList
        ? "The document is a list. A plan is a mapping that begins with `tebiki: 1`."
        : "The document is a single value. A plan is a mapping that begins with `tebiki: 1`."
    )
  }

  private func error(_ id: String, _ range: ByteRange, ja: String, en: String) -> Diagnostic {
    Diagnostic(
      id: id,
      severity: .error,
      message: Localized(ja: ja, en: en),
      range: range,
      related: [],
      help: nil
    )
  }

  /// Whether the document says that it is a plan.
  private func namesTebiki() -> Bool {
    var child = tree.nodes[Int(tree.root)].first
    while child >= 0 {
      let key = tree.string(tree.nodes[Int(child)].key)
      if key == "tebiki" || key == "手引き" { return true }
      child = tree.nodes[Int(child)].next
    }
    return false
  }

  private func checkVersion(_ result: inout DocumentResult) {
    let version = table.fact(versionSlot, in: 0)
    if version.tag == .integer && version.a == 1 { return }
    if version.node < 0 {
      result.diagnostics.append(
        error(
          "plan/no-version",
          tree.narrowRange(tree.root),
          ja: "「tebiki: 1」(計画書の書式の版)がありません。最初の行に書いてください。",
          en: "`tebiki: 1` (the version of the plan format) is missing; write it on the first line."
        )
      )
    } else if version.tag != .invalid {
      result.diagnostics.append(
        error(
          "plan/unknown-version",
          tree.byteRange(version.node),
          ja: "この書式の版は読めません。「tebiki: 1」と書いてください。",
          en: "This version of the plan format is not known; write `tebiki: 1`."
        )
      )
    }
  }

  /// The day of judgement and where it came from; nil when it is an error.
  private func request(
    _ options: CheckOptions,
    _ result: inout DocumentResult
  ) -> AssessmentRequest? {
    let own = table.fact(asOfSlot, in: 0)
    let plan = own.tag == .date ? Day(number: own.a) : nil
    var request: AssessmentRequest
    if let day = options.asOf {
      request = AssessmentRequest(
        asOf: day,
        asOfSource: .option,
        overriddenAsOf: plan == day ? nil : plan
      )
    } else if let plan {
      request = AssessmentRequest(asOf: plan, asOfSource: .plan)
    } else if options.requiresAsOf {
      result.diagnostics.append(
        error(
          "plan/no-as-of",
          tree.narrowRange(tree.root),
          ja: "基準日(as-of)がありません。計画書に書くか、--as-of で指定してください。",
          en: "There is no as-of date; write it in the plan or give --as-of."
        )
      )
      return nil
    } else {
      request = AssessmentRequest(asOf: options.today, asOfSource: .today)
    }
    request.isFull = options.isFull
    request.isBrief = options.isBrief
    request.language = options.language
    request.keepsFacts = options.keepsFacts
    request.bindsWaivers = waivers?.isEmpty == false || !options.waivers.isEmpty
    if request.asOf < rulebook.firstDay {
      let range = own.node >= 0 ? tree.byteRange(own.node) : tree.narrowRange(tree.root)
      result.diagnostics.append(
        error(
          "plan/as-of-too-early",
          range,
          ja: "基準日 \(request.asOf) は、収録している最初の版(\(rulebook.firstDay) 施行)より前です。",
          en:
            "The as-of date \(request.asOf) is before the first edition of the law here (\(rulebook.firstDay))."
        )
      )
      return nil
    }
    return request
  }
}
