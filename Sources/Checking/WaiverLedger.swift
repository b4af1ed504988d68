internal import Rules
internal import SourceText

/// Holds the waivers of a plan against its findings.
///
/// A waiver excuses exactly one finding, whole and exact; whatever does not fit leaves the finding
/// as it is and is told.
struct WaiverLedger {
  private let rulebook: Rulebook
  /// Days before its end from which a waiver is pointed out.
  private static let warningDays: Int32 = 30

  init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// Marks the findings that are excused and returns what is to be said of the waivers.
  func apply(_ requests: [WaiverRequest], to assessment: inout Assessment) -> [Diagnostic] {
    requests.compactMap { apply($0, to: &assessment) }
  }

  private func apply(_ request: WaiverRequest, to assessment: inout Assessment) -> Diagnostic? {
    let wording = WaiverWording(request)
    guard let rule = rulebook.rules.firstIndex(where: { rulebook.string($0.id) == request.rule })
    else { return wording.unknownRule(suggestion(for: request.rule), at: wording.own) }
    guard rulebook.rules[rule].isWaivable, rulebook.rules[rule].force != .statuteDuty else {
      return wording.notWaivable(rulebook.rules[rule].force == .statuteDuty, at: wording.own)
    }
    let found = assessment.findings.indices.filter {
      assessment.findings[$0].rule == rule && fits(assessment.findings[$0], request.scope)
    }
    guard let first = found.first else { return wording.unused(at: wording.own) }
    let finding = assessment.findings[first]
    let place = wording.own ?? finding.place.range
    guard found.count == 1 else { return wording.tooBroad(found.count, at: place) }
    guard finding.waiver == nil else { return wording.repeated(at: place) }
    guard request.until >= assessment.asOf else {
      return wording.expired(assessment.asOf, at: place)
    }
    guard request.facts.isEmpty || request.facts == finding.factsDigest else {
      return wording.factsChanged(finding.factsDigest, at: place)
    }
    assessment.findings[first].waiver = Waiver(
      rule: request.rule,
      until: request.until,
      by: request.by,
      reason: request.reason,
      reference: request.reference,
      source: request.source
    )
    if request.until.number - assessment.asOf.number <= Self.warningDays {
      return wording.endsSoon(at: place)
    }
    return request.facts.isEmpty ? wording.unbound(finding.factsDigest, at: place) : nil
  }

  private func fits(_ finding: Finding, _ scope: WaiverRequest.Scope) -> Bool {
    switch scope {
    case .subject(let subject): return finding.subject == subject
    case .block(let block):
      guard let range = finding.place.range else { return false }
      return block.contains(range.start)
    }
  }

  /// The id that was probably meant: the new one of a renamed rule, or the nearest.
  private func suggestion(for id: String) -> String? {
    let renamed = rulebook.rules.first { rule in
      rule.aliases.contains { rulebook.string($0) == id }
    }
    if let renamed { return rulebook.string(renamed.id) }
    return Suggestion.nearest(to: id, among: rulebook.rules.map { rulebook.string($0.id) })
  }
}
