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
    let name = path == "-" ? standardInputName : path
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      if path == "-" {
        try Files.readStandardInput(limit: limits.bytes, into: &bytes)
      } else {
        try Files.read(path, limit: limits.bytes, into: &bytes)
      }
    } catch {
      return FileResult(name: name, source: nil, failure: error.message)
    }
    var result = checker.check(SourceFile(name: name, bytes: bytes), options)
    steps.review(&result)
    return result
  }
}
