internal import Checking
internal import Platform
internal import Reports
internal import Rules
internal import SourceText
internal import Workflows
internal import YAMLTree

/// Checks one file after the other on one thread; its memory is kept from file to file.
struct PlanWorker: ~Copyable {
  private let rulebook: Rulebook
  private let settings: CheckSettings
  private let cache: ResultCache?
  private let options: CheckOptions
  private var checker: PlanChecker
  private var steps: StepReview
  private var fixer: PlanFixer?
  private var buffer: [UInt8] = []

  init(_ rulebook: Rulebook, _ settings: CheckSettings, cache: ResultCache?) {
    self.rulebook = rulebook
    self.settings = settings
    self.cache = cache
    var options = settings.options
    options.isFull = settings.isFull
    options.isBrief = settings.isBrief
    options.language = settings.onlyLanguage
    options.readsWaivers = settings.readsWaivers
    self.options = options
    let selection = settings.selection
    checker = PlanChecker(rulebook, limits: settings.limits) { selection?.contains($0) ?? true }
    steps = StepReview(rulebook) { selection?.contains($0) ?? true }
    if settings.fixes { fixer = PlanFixer(rulebook, settings) }
  }

  mutating func outcome(of input: PlanInput) -> FileOutcome {
    let name: String
    var options = options
    var mended = Mended()
    do {
      switch input {
      case .unusable(let name, let reason):
        return finished(FileResult(name: name, source: nil, failure: reason))
      case .standardInput(let shown):
        name = shown
        try Files.readStandardInput(limit: settings.limits.bytes, into: &buffer)
      case .file(let path, let isFromFolder):
        name = path
        options.isFromFolder = isFromFolder
        try Files.read(path, limit: settings.limits.bytes, into: &buffer)
        mended = mend(path, isFromFolder: isFromFolder)
        if settings.readsWaivers, let waivers = settings.waivers {
          options.waivers = waivers.requests(forPlan: path)
        }
      }
    } catch {
      return finished(FileResult(name: error.path, source: nil, failure: error.message))
    }
    var outcome = checkOrRecall(name, options)
    outcome.fixed = mended.count
    outcome.unwritten = mended.failure
    return outcome
  }

  private mutating func checkOrRecall(_ name: String, _ options: CheckOptions) -> FileOutcome {
    guard let cache else { return check(name, options) }
    let slot = cache.slot(name: name, isFromFolder: options.isFromFolder, bytes: buffer)
    if let earlier = cache.outcome(at: slot) { return earlier }
    let outcome = check(name, options)
    cache.keep(outcome, at: slot)
    return outcome
  }

  private struct Mended {
    var count = 0
    var failure: Localized?
  }

  /// Mends the file at hand and writes it; where that fails, the text stays as the file is.
  private mutating func mend(_ path: String, isFromFolder: Bool) -> Mended {
    guard fixer != nil, let result = fixer?.mend(buffer, isFromFolder: isFromFolder),
      result.count > 0
    else { return Mended() }
    do throws(FileFailure) {
      // Whoever saved in between must not lose what was written.
      var now: [UInt8] = []
      try Files.read(path, limit: settings.limits.bytes, into: &now)
      guard now == buffer else { throw FileFailure(kind: .vanished, path: path) }
      try Files.write(result.bytes, to: path)
    } catch {
      return Mended(failure: error.messageOfPlan(path))
    }
    buffer = result.bytes
    return Mended(count: result.count)
  }

  private mutating func check(_ name: String, _ options: CheckOptions) -> FileOutcome {
    var result = checker.check(SourceFile(name: name, bytes: buffer), options)
    steps.review(&result)
    return finished(result)
  }

  /// Compares with the baseline, writes the file's parts of all reports, and adds up.
  private func finished(_ result: consuming FileResult) -> FileOutcome {
    var found: [KnownPlan: Set<KnownFinding>] = [:]
    var gone: [GoneFinding] = []
    if let baseline = settings.baseline {
      for index in result.documents.indices {
        let number = result.documents[index].number
        guard var assessment = result.documents[index].assessment,
          !result.documents[index].isInvalid
        else { continue }
        let plan = baseline.key(result.name, number)
        let match = baseline.mark(&assessment, plan, rulebook)
        if settings.updatesBaseline {
          found[plan] = match.found
          for number in assessment.findings.indices {
            assessment.findings[number].isBaselined = true
          }
        } else {
          gone += match.gone.map { GoneFinding(plan: plan, rule: $0.rule) }
        }
        result.documents[index].assessment = assessment
      }
    }
    let parts = settings.formats.map { format, options in
      result.isPassedOver ? .empty : format.part(result, rulebook, options)
    }
    var outcome = FileOutcome(result, settings, parts: parts)
    outcome.found = found
    outcome.gone = gone
    return outcome
  }
}
