package import Rules
package import SourceText

/// A place in a plan: the semantic path, and the bytes where the plan is text.
package struct Place: Sendable, Hashable {
  /// The path, like `transfers[t1].bases`.
  package var path: String
  package var range: ByteRange?
  /// Where an alias stands for the value: the place that it repeats.
  package var origin: ByteRange?
  /// The fact is not written; the range is that of the nearest thing that is.
  package var isAbsent: Bool

  package init(path: String, range: ByteRange? = nil, origin: ByteRange? = nil, isAbsent: Bool) {
    self.path = path
    self.range = range
    self.origin = origin
    self.isAbsent = isAbsent
  }
}

/// One fact as it stood when something was decided.
package struct FactUse: Sendable {
  package var place: Place
  /// What the field is called, and its value in words.
  package var title: Localized
  package var value: Localized

  package init(place: Place, title: Localized, value: Localized) {
    self.place = place
    self.title = title
    self.value = value
  }
}

/// A provision with the number that it carries on the day that counts.
package struct Citation: Sendable {
  /// Index into the rulebook's provisions.
  package var provision: Int
  /// nil where the edition has no number for it.
  package var number: ProvisionNumber?

  package init(provision: Int, number: ProvisionNumber?) {
    self.provision = provision
    self.number = number
  }
}

/// A rule that a plan does not satisfy.
package struct Finding: Sendable {
  package var rule: Int
  package var level: Level
  /// How strongly what it rests on binds.
  package var force: Force
  /// Index of the law that it counts for.
  package var law: Int
  /// The subject: `transfers[t1]`.
  package var subject: String
  /// The subject's name whatever is moved about in the text.
  package var subjectKey: String
  /// What tells the finding from others of its rule and subject, such as a step; empty for most.
  package var detail = ""
  /// The subject in words, without ids; empty unless facts are kept.
  package var subjectTitle = Localized(ja: "", en: "")
  package var place: Place
  /// The facts that decided it, in reading order.
  package var facts: [FactUse]
  package var message: Localized
  package var remedy: Localized
  package var letter: Localized
  package var citations: [Citation]
  /// The day by whose law the subject was judged.
  package var day: Day
  /// A rule of unconfirmed substance can at most ask.
  package var isQuestion: Bool
  /// What a waiver of the finding has to name; empty for rules that cannot be waived.
  package var factsDigest: String
  /// Who excused the finding, why and until when; nil when nobody did.
  package var waiver: Waiver?
  /// The finding was known before.
  package var isBaselined = false

  /// Neither excused nor known before.
  package var isNew: Bool { waiver == nil && !isBaselined }

  package init(
    rule: Int,
    level: Level,
    force: Force,
    law: Int,
    subject: String,
    subjectKey: String,
    place: Place,
    facts: [FactUse],
    message: Localized,
    remedy: Localized,
    letter: Localized,
    citations: [Citation],
    day: Day,
    isQuestion: Bool,
    factsDigest: String
  ) {
    self.rule = rule
    self.level = level
    self.force = force
    self.law = law
    self.subject = subject
    self.subjectKey = subjectKey
    self.place = place
    self.facts = facts
    self.message = message
    self.remedy = remedy
    self.letter = letter
    self.citations = citations
    self.day = day
    self.isQuestion = isQuestion
    self.factsDigest = factsDigest
  }
}

/// Why a rule could not be decided.
package enum OpenReason: Sendable, Hashable {
  case missingFacts
  /// The day's law is not in the rulebook.
  case lawNotInRulebook
  /// Comparing what does not compare; a fault of the rule.
  case evaluationError
}

/// A rule that could not be decided.
package struct OpenRule: Sendable {
  package var rule: Int
  package var level: Level
  package var subject: String
  /// The subject's name whatever is moved about in the text.
  package var subjectKey: String
  /// The subject in words, without ids; empty unless facts are kept.
  package var subjectTitle = Localized(ja: "", en: "")
  package var place: Place
  package var reason: OpenReason
  /// The missing facts, by index in the fact table.
  package var missing: [Int]
  package var missingPaths: [String]
  /// Whether all that is missing are lists of the plan that are not given.
  package var waitsForLists = false
  package var citations: [Citation]
  package var day: Day
}

/// A derived fact that the plan's facts settle: how the tool classifies what is declared.
package struct Classification: Sendable {
  package var subject: String
  package var place: Place
  package var title: Localized
  package var value: Localized
  package var field: Int
  package var provisions: [Int]
  package var facts: [FactUse]
}

/// Law outside the rulebook that the plan touches.
package struct NotCovered: Sendable {
  package var place: Place
  package var reason: Localized
}

/// Where the day of judgement came from.
package enum AsOfSource: String, Sendable {
  case option
  case plan
  case today
}

/// How many rules came to what.
package struct RuleCounts: Sendable, Hashable {
  package var rules = 0
  package var evaluated = 0
  package var notApplicable = 0
  /// Open rules, and those that can only ask and do.
  package var undetermined = 0
  /// Duties that are not satisfied.
  package var violated = 0
  /// Rules below a duty that are not satisfied.
  package var remarks = 0

  package init() {}
}

/// Everything that is said of one plan.
package struct Assessment: Sendable {
  package var title: String
  /// The names of the institutions that the plan lists; empty unless all was asked for.
  package var institutions: [String] = []
  package var asOf: Day
  package var asOfSource: AsOfSource
  /// The plan's own day, where the option overrides another one.
  package var overriddenAsOf: Day?
  package var overall = VerdictRange()
  /// One for each law that some rule rests on, by law index.
  package var laws: [(law: Int, range: VerdictRange, rules: Int)] = []
  package var findings: [Finding] = []
  package var openRules: [OpenRule] = []
  package var classifications: [Classification] = []
  package var notCovered: [NotCovered] = []
  /// Changes of the law that the plan will live to see; only in full assessments.
  package var comingChanges: [ComingChange] = []
  /// The day on which the study ends, where the plan says; only in full assessments.
  package var until: Day?
  package var recommendations: [Recommendation] = []
  /// The lawful ways of every dataset and transfer; only in full assessments.
  package var routes: [RecordRoutes] = []
  /// What the plan says of the workflow that it follows; nil when it says nothing.
  package var declared: DeclaredWorkflow?
  package var questions: [Question] = []
  package var counts = RuleCounts()
  /// What the plan states; empty unless facts are kept.
  package var facts: [PlanFact] = []
  /// Lines of the plan that deserve a word without being wrong.
  package var advice: [Diagnostic] = []
  /// SHA-256 of the plan's bytes, in hexadecimal.
  package var digest = ""

  package init(title: String, asOf: Day, asOfSource: AsOfSource) {
    self.title = title
    self.asOf = asOf
    self.asOfSource = asOfSource
  }

  /// At least one rule spoke of the plan.
  package var isChecked: Bool { counts.evaluated > 0 }

  /// The questions that only someone entitled to judge may answer.
  package var judgementSheet: [Question] { questions.filter(\.isJudgement) }
}

extension Assessment {
  /// Counts a rule that some subject does not satisfy, by what its findings say; only a duty is
  /// «in conflict».
  mutating func countViolated(_ rule: Int, _ level: Level) {
    if !findings.contains(where: { $0.rule == rule && !$0.isQuestion }) {
      counts.undetermined += 1
    } else if level == .must {
      counts.violated += 1
    } else {
      counts.remarks += 1
    }
  }
}

/// One step of the walk through the chart.
package struct ChartStep: Sendable {
  package var node: Int
  /// nil when the plan does not answer it.
  package var answer: Bool?
  package var facts: [FactUse]
  /// The missing facts of an open question, by index in the fact table.
  package var missing: [Int]
}

/// A result of the chart that a dataset reaches, or can still reach.
package struct ReachedResult: Sendable {
  package var result: Int
  /// The workflows it stands for, by index; those that the facts exclude are left out.
  package var workflows: [Int]
  /// The facts that would choose among them.
  package var missing: [Int]
  /// The law of this way is not in force on the day, or not in the rulebook.
  package var isInForce: Bool
  package var blockers: [Blocker]
}

/// A rule in the way of a result.
package struct Blocker: Sendable, Hashable {
  package var rule: Int
  package var subject: String
  package var outcome: RuleOutcome
}

/// Which workflow to look at, for one dataset.
///
/// It never says that something is permitted.
package struct Recommendation: Sendable {
  package var dataset: String
  package var place: Place
  /// nil when the chart speaks of the dataset; else why not.
  package var outside: Localized?
  package var steps: [ChartStep]
  package var results: [ReachedResult]
  /// Results that the answers exclude, each with the node that did.
  package var excluded: [(result: Int, node: Int)]
  /// Index into the chart's alternatives.
  package var alternatives: [Int]
  /// The next question of the chart to answer, by node.
  package var next: Int?
  /// The workflows of the results, as the plan fills them; only in full assessments.
  package var workflows: [WorkflowState] = []
}

/// What one answer to a question leads to.
package struct AnswerEffect: Sendable {
  package var answer: Localized
  /// The plan's spelling of the answer.
  package var spelling: String
  /// Rules that it settles as not violated, and as violated.
  package var clears: [Int]
  package var breaks: [Int]
  /// Results of the chart that stay reachable.
  package var results: [Int]
}

/// A fact to ask for.
package struct Question: Sendable {
  package var fact: Int
  package var field: Int
  package var path: String
  package var place: Place
  package var text: Localized
  package var title: Localized
  package var answerer: Answerer
  package var isJudgement: Bool
  /// The rules and chart nodes that wait for it.
  package var rules: [Int]
  package var nodes: [Int]
  package var answers: [AnswerEffect]
  /// Larger settles more; the order of questions.
  package var weight: Int
}
