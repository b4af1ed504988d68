/// How sure we are of a statement about the law.
package enum Confidence: UInt8, Sendable, CaseIterable {
  /// Read in the statute, order, rule or guideline itself.
  case a
  /// Read in material of the competent authority, or in a verbatim reprint.
  case b
  /// Known from commentary only.
  case c
  /// Unconfirmed: recollection, or inferred from structure.
  case u

  /// The code that reports print: `A`, `B`, `C` or `U`.
  package var code: String {
    switch self {
    case .a: "A"
    case .b: "B"
    case .c: "C"
    case .u: "U"
    }
  }
}

/// How strongly a provision binds (拘束力).
package enum Force: UInt8, Sendable, CaseIterable {
  case statuteDuty
  case statuteEffortDuty
  case guideline
  case authorityGuidance
  case handbook
  case interpretation

  /// The spelling in rule files and JSON.
  package var name: String {
    switch self {
    case .statuteDuty: "statute-duty"
    case .statuteEffortDuty: "statute-effort-duty"
    case .guideline: "guideline"
    case .authorityGuidance: "authority-q-and-a"
    case .handbook: "handbook"
    case .interpretation: "interpretation"
    }
  }
}

/// The number that a provision carries in one edition.
package struct ProvisionNumber: Sendable {
  package var effective: DayInterval
  /// `第23条第2項`, `Article 23(2)`.
  package var label: LocalizedText
  /// How sure we are of the number, apart from the content.
  package var confidence: Confidence
  /// How sure we are of the content in this edition.
  package var substance: Confidence
}

/// One provision of a law, guideline or handbook, with its number in each edition.
package struct Provision: Sendable {
  /// Permanent id, `appi/third-party-opt-out`.
  package var id: Text
  package var law: Int32
  package var title: LocalizedText
  package var gist: LocalizedText
  package var binds: LocalizedText
  package var force: Force
  /// How sure we are of the content, where an edition's number does not say otherwise.
  package var substance: Confidence
  package var numbers: RowTable<ProvisionNumber>
  /// What confirmed it.
  package var source: LocalizedText
  /// When it was last checked, `2026-11-23`.
  package var lastChecked: Text
  package var note: LocalizedText

  /// The number on a day; nil when the provision was not in force then, or its number is unknown.
  package func number(on day: Day) -> ProvisionNumber? {
    numbers.first { $0.effective.contains(day) }
  }

  /// Whether it is in force on a day, or carries no number in any edition.
  package func stands(on day: Day) -> Bool { numbers.isEmpty || number(on: day) != nil }

  /// How sure we are of the content as it stood on a day.
  package func substance(on day: Day) -> Confidence { number(on: day)?.substance ?? substance }
}

extension Rulebook {
  /// Those of some provisions that stand on a day: what is not in force then, nothing rests on.
  ///
  /// All of them where none stands, and always those that carry no number in any edition.
  package func standing(_ provisions: [Int], on day: Day) -> [Int] {
    let found = provisions.filter { self.provisions[$0].stands(on: day) }
    return found.isEmpty ? provisions : found
  }
}

/// What kind of text a law is.
package enum LawKind: UInt8, Sendable, CaseIterable {
  case statute
  case guideline
  case handbook

  package var name: String {
    switch self {
    case .statute: "statute"
    case .guideline: "guideline"
    case .handbook: "handbook"
    }
  }
}

/// A law, guideline or handbook that rules rest on.
package struct Law: Sendable {
  package var id: Text
  /// The short name that citations print (個人情報保護法).
  package var title: LocalizedText
  package var fullTitle: LocalizedText
  package var kind: LawKind
  /// Where its text in force is published; empty where that is nowhere in particular.
  package var address: Text
  package var inForce: Day
  /// The days for which the rulebook holds this law.
  package var verified: [DayInterval]

  package func isVerified(on day: Day) -> Bool {
    verified.contains { $0.contains(day) }
  }

  /// The last day, up to `day`, for which the rulebook holds this law; `day` where it never did before.
  package func lastVerifiedDay(by day: Day) -> Day {
    guard let held = verified.filter({ $0.from <= day }).max(by: { $0.from < $1.from }) else {
      return day
    }
    return held.contains(day) ? day : held.until?.previous ?? day
  }
}

/// A named edition of the law as a whole.
package struct Edition: Sendable {
  package var id: Text
  package var title: LocalizedText
  package var effective: DayInterval
}
