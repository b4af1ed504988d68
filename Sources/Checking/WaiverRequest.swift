package import Rules
package import SourceText

/// A waiver as it is written, before anybody has looked whether it may count.
package struct WaiverRequest: Sendable {
  /// What the waiver is meant for.
  package enum Scope: Sendable {
    /// The block that a comment stands at.
    case block(ByteRange)
    /// The subject that a file of waivers names, like `transfers[t1]`.
    case subject(String)
  }

  package var rule: String
  package var until: Day
  package var by: String
  package var reason: String
  package var reference: String
  /// The digest of the facts that are excused; empty where none is given.
  package var facts: String
  package var scope: Scope
  package var source: Waiver.Source

  package init(
    rule: String,
    until: Day,
    by: String,
    reason: String,
    reference: String,
    facts: String,
    scope: Scope,
    source: Waiver.Source
  ) {
    self.rule = rule
    self.until = until
    self.by = by
    self.reason = reason
    self.reference = reference
    self.facts = facts
    self.scope = scope
    self.source = source
  }
}

/// The parts that every waiver has to have, in a comment as in a file.
package struct WaiverFields: Sendable {
  package static let names = ["until", "by", "reason", "ref", "facts"]
  package static let required = ["until", "by", "reason"]

  package var rule: String
  package private(set) var values: [String: String] = [:]

  package init(rule: String) { self.rule = rule }

  /// Sets a part; says why not where it is unknown, repeated or empty.
  package mutating func set(_ name: String, _ value: String) -> Localized? {
    guard Self.names.contains(name) else {
      let nearest = Suggestion.nearest(to: name, among: Self.names)
      return Localized(
        ja: "「\(name)」という項目はありません。" + (nearest.map { "「\($0)」のことですか。" } ?? "")
          + "使える項目: \(Self.names.joined(separator: "、"))。",
        en: "There is no part '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
          + " Known are \(Self.names.joined(separator: ", "))."
      )
    }
    guard values[name] == nil else {
      return Localized(ja: "「\(name)」が二度あります。", en: "'\(name)' is given twice.")
    }
    guard value.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      return Localized(ja: "「\(name)」が空です。", en: "'\(name)' is empty.")
    }
    values[name] = value
    return nil
  }

  /// The whole request, or what is missing or wrong in it.
  package func request(
    scope: WaiverRequest.Scope,
    source: Waiver.Source
  ) -> Result<WaiverRequest, Malformed> {
    let missing = Self.required.filter { values[$0] == nil }
    guard missing.isEmpty else {
      return .failure(
        Malformed(
          message: Localized(
            ja: "\(missing.joined(separator: "、"))がありません。期限(until)・責任者(by)・理由(reason)が必要です。",
            en: "\(missing.joined(separator: ", ")) is missing; until, by and reason are required."
          )
        )
      )
    }
    let until = values["until"] ?? ""
    guard let day = Day(iso: until.utf8) else {
      return .failure(
        Malformed(
          message: Localized(
            ja: "until の「\(until)」は日付として読めません。2021-03-31 の形で書いてください。",
            en: "until is no day; write it like 2021-03-31, not '\(until)'."
          )
        )
      )
    }
    return .success(
      WaiverRequest(
        rule: rule,
        until: day,
        by: values["by"] ?? "",
        reason: values["reason"] ?? "",
        reference: values["ref"] ?? "",
        facts: values["facts"] ?? "",
        scope: scope,
        source: source
      )
    )
  }

  /// Why a waiver cannot be read.
  package struct Malformed: Error, Sendable {
    package let message: Localized
  }
}
