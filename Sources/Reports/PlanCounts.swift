internal import Checking
internal import Rules

/// What tables of plans count in one plan.
struct PlanCounts {
  /// Findings that somebody has to act on, by level, the heaviest first.
  let findings: [Int]
  /// Duties that are not decided, and rules that can only ask and do.
  let toConfirm: Int
  /// Points of law outside the rulebook.
  let notCovered: Int

  init(_ assessment: Assessment) {
    findings = Level.allCases.reversed().map { level in
      assessment.findings.count { $0.level == level && $0.isNew && !$0.isQuestion }
    }
    toConfirm =
      assessment.openRules.count { $0.level == .must }
      + assessment.findings.count { $0.isQuestion && $0.isNew }
    notCovered = assessment.notCovered.count
  }

  /// The cells, in the order of the headings.
  var all: [Int] { findings + [toConfirm, notCovered] }

  /// How many cells there are.
  static let count = 5
}
