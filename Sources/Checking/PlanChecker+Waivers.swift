internal import SourceText
internal import YAMLTree

extension PlanChecker {
  /// Excuses what waivers excuse; what is wrong with a waiver joins the document's diagnostics.
  mutating func applyWaivers(
    _ options: CheckOptions,
    to assessment: inout Assessment,
    _ result: inout DocumentResult
  ) {
    guard options.readsWaivers else { return }
    var requests = options.waivers
    var problems: [Diagnostic] = []
    if waivers?.isEmpty == false, let found = waivers?.requests(in: tree) {
      requests += found.requests
      problems = found.problems
    }
    guard !requests.isEmpty || !problems.isEmpty else { return }
    problems += WaiverLedger(rulebook).apply(requests, to: &assessment)
    guard !problems.isEmpty else { return }
    result.diagnostics = (result.diagnostics + problems).sorted { $0.range < $1.range }
  }
}
