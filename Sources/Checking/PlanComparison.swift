package import Rules
package import SourceText

/// What became of a plan from one version to the next.
package struct PlanComparison: Sendable {
  /// What became of something that was found.
  package enum Standing: String, Sendable, CaseIterable {
    case new
    case remaining
    case resolved
  }

  /// A finding or an open rule, with what became of it.
  package struct Entry: Sendable {
    package var standing: Standing
    /// The finding of the new version, or of the old one where it is resolved.
    package var finding: Finding?
    /// The open rule where there is no finding.
    package var open: OpenRule?
    /// The finding of the old version, where it remains.
    package var earlier: Finding?
    /// What the finding speaks of is no longer in the plan.
    package var isSubjectGone = false

    package init(
      standing: Standing,
      finding: Finding? = nil,
      open: OpenRule? = nil,
      earlier: Finding? = nil,
      isSubjectGone: Bool = false
    ) {
      self.standing = standing
      self.finding = finding
      self.open = open
      self.earlier = earlier
      self.isSubjectGone = isSubjectGone
    }

    package var rule: Int { finding?.rule ?? open?.rule ?? 0 }
    package var level: Level { finding?.level ?? open?.level ?? .consider }
    package var place: Place? { finding?.place ?? open?.place }
    /// The provisions of a finding that remains, where they carry other numbers now.
    package var renumbered: [(old: Citation, new: Citation)] {
      guard let earlier, let finding else { return [] }
      return finding.citations.compactMap { citation in
        let before = earlier.citations.first { $0.provision == citation.provision }
        guard let before, before.number?.label != citation.number?.label else { return nil }
        return (before, citation)
      }
    }
    package var subjectTitle: Localized {
      finding?.subjectTitle ?? open?.subjectTitle ?? Localized(ja: "", en: "")
    }
  }

  /// A fact that one of the versions states otherwise than the other.
  package struct Change: Sendable {
    /// nil where the version does not state it.
    package var old: PlanFact?
    package var new: PlanFact?

    package var fact: PlanFact? { new ?? old }
  }

  /// Where the chart leads for a dataset, in both versions.
  package struct Route: Sendable {
    package var dataset: String
    /// Results of the chart, by index; empty where the version has no such dataset.
    package var old: [Int]
    package var new: [Int]
  }

  package let old: Assessment
  package let new: Assessment
  package let entries: [Entry]
  package let changes: [Change]
  package let routes: [Route]

  /// Compares two versions that were checked with their facts kept.
  package init(_ old: Assessment, _ new: Assessment, _ rulebook: Rulebook) {
    self.old = old
    self.new = new
    changes = Self.changes(old, new)
    routes = Self.routes(old, new)
    entries = Self.entries(old, new, rulebook)
  }

  /// Whether anything is found, asked, cited or recommended that was not before.
  package var standsOtherwise: Bool {
    old.overall != new.overall
      || !old.laws.elementsEqual(new.laws) { $0.law == $1.law && $0.range == $1.range }
      || !routes.isEmpty
      || entries.contains { $0.standing != .remaining || !$0.renumbered.isEmpty }
  }

  package func count(_ standing: Standing) -> Int { entries.count { $0.standing == standing } }

  // MARK: - Findings

  private static func entries(
    _ old: Assessment,
    _ new: Assessment,
    _ rulebook: Rulebook
  ) -> [Entry] {
    var findings: [String: Finding] = [:]
    for finding in old.findings { findings[finding.fingerprint(rulebook)] = finding }
    var before = Set(findings.keys)
    before.formUnion(old.openRules.map { $0.fingerprint(rulebook) })
    var after: Set<String> = []
    var entries: [Entry] = []
    for finding in new.findings {
      let name = finding.fingerprint(rulebook)
      after.insert(name)
      let names = [name] + finding.earlierFingerprints(rulebook)
      let isKnown = names.contains { before.contains($0) }
      after.formUnion(names)
      entries.append(
        Entry(
          standing: isKnown ? .remaining : .new,
          finding: finding,
          earlier: names.lazy.compactMap { findings[$0] }.first
        )
      )
    }
    for open in new.openRules {
      let name = open.fingerprint(rulebook)
      after.insert(name)
      entries.append(Entry(standing: before.contains(name) ? .remaining : .new, open: open))
    }
    let subjects = Set(new.facts.map(\.subjectKey))
    for finding in old.findings where !after.contains(finding.fingerprint(rulebook)) {
      let isGone = !finding.subjectKey.isEmpty && !subjects.contains(finding.subjectKey)
      entries.append(Entry(standing: .resolved, finding: finding, isSubjectGone: isGone))
    }
    for open in old.openRules where !after.contains(open.fingerprint(rulebook)) {
      let isGone = !open.subjectKey.isEmpty && !subjects.contains(open.subjectKey)
      entries.append(Entry(standing: .resolved, open: open, isSubjectGone: isGone))
    }
    return entries
  }

  // MARK: - Facts

  private static func changes(_ old: Assessment, _ new: Assessment) -> [Change] {
    var before: [String: PlanFact] = [:]
    for fact in old.facts { before[fact.key] = fact }
    var changes: [Change] = []
    var seen: Set<String> = []
    for fact in new.facts {
      seen.insert(fact.key)
      guard let earlier = before[fact.key] else {
        changes.append(Change(old: nil, new: fact))
        continue
      }
      if earlier.spelling != fact.spelling { changes.append(Change(old: earlier, new: fact)) }
    }
    return changes + old.facts.filter { !seen.contains($0.key) }.map { Change(old: $0, new: nil) }
  }

  // MARK: - Recommendations

  private static func routes(_ old: Assessment, _ new: Assessment) -> [Route] {
    func results(_ assessment: Assessment, _ dataset: String) -> [Int] {
      assessment.recommendations.first { $0.dataset == dataset }?.results.map(\.result) ?? []
    }
    var names = new.recommendations.map(\.dataset)
    names += old.recommendations.map(\.dataset).filter { !names.contains($0) }
    return names.map {
      Route(dataset: $0, old: results(old, $0), new: results(new, $0))
    }.filter { $0.old != $0.new }
  }
}
