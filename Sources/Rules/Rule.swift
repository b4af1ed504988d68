/// How grave a finding is.
package enum Level: UInt8, Sendable, CaseIterable, Comparable {
  /// 留意事項: shown as a note.
  case consider
  /// Shown as a warning.
  case should
  /// Shown as an error.
  case must

  package var name: String {
    switch self {
    case .consider: "consider"
    case .should: "should"
    case .must: "must"
    }
  }

  package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// Whether a rule is trusted, being tried, or kept only for its id.
package enum RuleStatus: UInt8, Sendable, CaseIterable {
  case draft
  case stable
  case retired

  package var name: String {
    switch self {
    case .draft: "draft"
    case .stable: "stable"
    case .retired: "retired"
    }
  }
}

/// What a rule says of one subject.
package enum RuleOutcome: UInt8, Sendable, CaseIterable, Comparable {
  case notApplicable
  case conforming
  case undetermined
  case violating

  package var name: String {
    switch self {
    case .notApplicable: "not-applicable"
    case .conforming: "conforming"
    case .undetermined: "undetermined"
    case .violating: "violating"
    }
  }

  package static func < (left: RuleOutcome, right: RuleOutcome) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A condition as the rulebook carries it: its text, and its code for the fast evaluator.
package struct CompiledCondition: Sendable, Hashable {
  package var source: Text
  /// Offset into `Rulebook.code`; -1 when only the explaining evaluator can run it.
  package var code: Int32

  package init(source: Text, code: Int32) {
    self.source = source
    self.code = code
  }
}

/// The plan of a case: a base with an overlay, and the day of judgement.
package struct CasePlanText: Sendable {
  /// Index into `RuleCases.plans`.
  package var base: Int32
  /// What is laid over the base, as JSON.
  package var overlay: Text
  package var asOf: Day?
}

/// A small plan with the outcome that a rule must have over it.
package struct RuleCase: Sendable {
  package var name: Text
  package var plan: CasePlanText
  package var expected: RuleOutcome
}

/// Where a line of a rule's condition stands in the rule's file.
package struct ConditionLine: Sendable, Equatable {
  /// Where it begins in the condition's source, in bytes.
  package var offset: Int32
  /// Line from 1, and column of its first character in code points from 1.
  package var line: Int32
  package var column: Int32
}

/// A change of a rule's condition that no case can notice, because it says the same.
package struct EquivalentMutant: Sendable {
  package var was: Text
  package var becomes: Text
  package var reason: LocalizedText
}

/// What proves a rule: its cases, and what is needed to ask whether they are enough.
package struct RuleProof: Sendable {
  package var cases: [RuleCase] = []
  package var appliesLines: [ConditionLine] = []
  package var requiresLines: [ConditionLine] = []
  package var equivalents: [EquivalentMutant] = []
}

/// A base plan for rule cases, as JSON.
package struct CasePlan: Sendable {
  package var name: Text
  package var text: Text
}

/// Why an outcome cannot occur for a rule.
package struct ImpossibleOutcome: Sendable {
  package var outcome: RuleOutcome
  package var reason: LocalizedText
}

/// How a rule is decided.
package enum RuleKind: UInt8, Sendable, CaseIterable {
  /// By its two conditions over a subject's facts.
  case condition
  /// By comparing a plan's steps with the workflow that it follows; its level is the least that a
  /// finding has, the workflow may give more.
  case steps

  /// The spelling in rule files.
  package var name: String {
    switch self {
    case .condition: "condition"
    case .steps: "steps"
    }
  }

  /// The placeholders of a message that is filled by comparing steps.
  static let stepPlaceholders = [
    "step", "lane", "by", "workflow", "other", "nearest", "why", "case",
  ]
}

/// One rule: when it speaks, what it requires, and how it is said.
package struct Rule: Sendable {
  /// The path of the rule's file, `appi/sensitive-opt-out`.
  package var id: Text
  package var title: LocalizedText
  package var status: RuleStatus
  package var kind: RuleKind
  package var level: Level
  /// Index of the law of the first provision.
  package var law: Int32
  package var force: Force
  /// Confidence in the content of the first provision.
  package var substance: Confidence
  /// Index of the record type.
  package var subject: Int32
  package var provisions: RowTable<Int32>
  package var effective: DayInterval
  package var applies: CompiledCondition
  package var requires: CompiledCondition
  /// The path below the subject where a finding is shown (`bases`); empty for the deciding fact.
  package var place: Text
  package var message: LocalizedText
  package var remedy: LocalizedText
  package var why: LocalizedText
  package var letter: LocalizedText
  package var item: LocalizedText
  package var isWaivable: Bool
  package var aliases: RowTable<Text>
  package var never: RowTable<ImpossibleOutcome>
}

/// What running a rule needs of it: what its row begins with.
package struct RuleHead: Sendable {
  package let status: RuleStatus
  package let kind: RuleKind
  package let level: Level
  package let law: Int32
  package let subject: Int32
  package let effective: DayInterval
  package let applies: CompiledCondition
  package let requires: CompiledCondition
}
