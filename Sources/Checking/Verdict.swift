internal import Rules
internal import SourceText

/// What may be said of a plan under one law, or overall.
///
/// The words are chosen with care: 適合 and 不適合 are terms of the ethics guideline, 承認, 違反 and
/// 適法 are for others to say.
package enum Verdict: UInt8, Sendable, Comparable, CaseIterable {
  case noFindings
  case remarks
  case undetermined
  case nonconforming

  /// The spelling in JSON.
  package var name: String {
    switch self {
    case .noFindings: "no-findings"
    case .remarks: "remarks"
    case .undetermined: "undetermined"
    case .nonconforming: "nonconforming"
    }
  }

  package static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }

  /// The worse of two.
  package func joined(_ other: Verdict) -> Verdict { max(self, other) }
}

/// What leaves something to be confirmed.
package struct OpenCauses: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A duty that the plan's facts do not decide.
  package static let openDuty = OpenCauses(rawValue: 1)
  /// A rule of unconfirmed substance, which can only ask.
  package static let unconfirmedRule = OpenCauses(rawValue: 2)
  /// The law of the day is not in the rulebook.
  package static let lawNotHeld = OpenCauses(rawValue: 4)
  /// The plan touches law outside the rulebook.
  package static let notCovered = OpenCauses(rawValue: 8)

  /// Each with its spelling in JSON.
  package static let all: [(cause: OpenCauses, name: String)] = [
    (.openDuty, "open-duty"), (.unconfirmedRule, "unconfirmed-rule"),
    (.lawNotHeld, "law-not-held"), (.notCovered, "not-covered"),
  ]
}

/// A verdict with the best and the worst it can still become.
package struct VerdictRange: Sendable, Hashable {
  package var verdict = Verdict.noFindings
  package var best = Verdict.noFindings
  package var worst = Verdict.noFindings
  /// What makes a verdict «to be confirmed», whether or not a finding outweighs it.
  package private(set) var causes: OpenCauses = []

  package init() {}

  /// Nothing that is still open can change it.
  package var isSettled: Bool { best == worst }

  /// Takes a violated rule into account.
  mutating func addViolation(_ level: Level) {
    let own: Verdict = level == .must ? .nonconforming : .remarks
    verdict = verdict.joined(own)
    best = best.joined(own)
    worst = worst.joined(own)
  }

  /// Takes an open rule into account: it may still be satisfied or violated.
  mutating func addOpen(_ level: Level) {
    if level == .must {
      verdict = verdict.joined(.undetermined)
      worst = worst.joined(.nonconforming)
      causes.insert(.openDuty)
    } else {
      worst = worst.joined(.remarks)
    }
  }

  /// A rule that can at most ask, and was broken: it stays open for people.
  mutating func addQuestion(_ level: Level) {
    if level == .must {
      verdict = verdict.joined(.undetermined)
      best = best.joined(.undetermined)
      worst = worst.joined(.undetermined)
      causes.insert(.unconfirmedRule)
    } else {
      verdict = verdict.joined(.remarks)
      best = best.joined(.remarks)
      worst = worst.joined(.remarks)
    }
  }

  /// Law that is not in the rulebook is touched: never better than undetermined.
  mutating func addUnknownLaw(_ cause: OpenCauses) {
    causes.insert(cause)
    verdict = verdict.joined(.undetermined)
    best = best.joined(.undetermined)
    worst = worst.joined(.nonconforming)
  }

  func joined(_ other: VerdictRange) -> VerdictRange {
    var result = self
    result.verdict = verdict.joined(other.verdict)
    result.best = best.joined(other.best)
    result.worst = worst.joined(other.worst)
    result.causes.formUnion(other.causes)
    return result
  }
}
