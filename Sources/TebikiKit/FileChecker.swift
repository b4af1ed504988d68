internal import Checking
internal import Platform
internal import Rules
internal import SourceText
internal import Workflows
internal import YAMLTree

/// Checks whole files in full, steps included, for what needs the assessments themselves.
struct FileChecker: ~Copyable {
  private var checker: PlanChecker
  private var steps: StepReview
  private var options: CheckOptions
  private let limits: YAMLLimits

  init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    checker = PlanChecker(rulebook, limits: settings.limits)
    steps = StepReview(rulebook)
    limits = settings.limits
    options = settings.options
    options.isFull = true
    options.keepsFacts = true
  }

  /// Checks the file at a path; `-` is standard input, which `standardInputName` names.
  mutating func check(_ path: String, standardInputName: String = "<stdin>") -> FileResult {
    check(
      path == "-"
        ? .standardInput(name: standardInputName) : .file(path: path, isFromFolder: false)
    )
  }

  mutating func check(_ input: PlanInput) -> FileResult {
    switch source(of: input) {
    case .success(let source): check(source, isFromFolder: input.isFromFolder)
    case .failure(let unread): unread.result
    }
  }

  /// Why there is no text to check.
  struct Unread: Error {
    let result: FileResult
  }

  /// Reads a file once, for whoever checks it by the law of several days.
  func source(of input: PlanInput) -> Result<SourceFile, Unread> {
    var bytes: [UInt8] = []
    let name: String
    do throws(FileFailure) {
      switch input {
      case .unusable(let name, let reason):
        return .failure(Unread(result: FileResult(name: name, source: nil, failure: reason)))
      case .standardInput(let shown):
        name = shown
        try Files.readStandardInput(limit: limits.bytes, into: &bytes)
      case .file(let path, _):
        name = path
        try Files.read(path, limit: limits.bytes, into: &bytes)
      }
    } catch {
      let name = if case .standardInput(let shown) = input { shown } else { error.path }
      return .failure(
        Unread(result: FileResult(name: name, source: nil, failure: error.message))
      )
    }
    return .success(SourceFile(name: name, bytes: bytes))
  }

  /// Checks a text, by the law of a day where one is given.
  mutating func check(
    _ source: SourceFile,
    asOf day: Day? = nil,
    isFromFolder: Bool = false,
    keepsPromises: Bool = false
  ) -> FileResult {
    var options = options
    options.keepsPromises = keepsPromises
    options.asOf = day ?? options.asOf
    options.isFromFolder = isFromFolder
    var result = checker.check(source, options)
    steps.review(&result)
    return result
  }
}

extension PlanInput {
  var isFromFolder: Bool {
    if case .file(_, let isFromFolder) = self { isFromFolder } else { false }
  }
}
