package import Rules
package import SourceText

/// The provisions that ought to be looked at again: not checked for long, or not since a change.
package struct StaleReport {
  /// A provision, and why it is to be looked at.
  package struct Entry {
    package let provision: Int
    /// Days since it was last checked; nil where that is not too long.
    package let age: Int?
    /// The first change of its law after it was last checked, in force by the day.
    package let change: LawChange?
  }

  package let entries: [Entry]
  /// The provisions that were looked through: those in force on the day, the handbook's left out.
  package let count: Int
  private let rulebook: Rulebook
  private let day: Day

  /// A check is too old after `days` days.
  package init(_ rulebook: Rulebook, on day: Day, days: Int) {
    self.rulebook = rulebook
    self.day = day
    var entries: [Entry] = []
    var count = 0
    for (number, provision) in rulebook.provisions.enumerated() {
      let law = rulebook.laws[Int(provision.law)]
      // Nobody amends the handbook, and what is repealed needs no further look. What the law said when
      // it was last verified does need one: numbers end where the text that is held here ends.
      guard law.kind != .handbook,
        provision.numbers.isEmpty || provision.number(on: law.lastVerifiedDay(by: day)) != nil,
        let checked = Day(iso: rulebook.string(provision.lastChecked).utf8)
      else { continue }
      count += 1
      let age = Int(day.number - checked.number)
      let change = rulebook.changes.first {
        $0.law == provision.law && !$0.isLatestDay && checked < $0.date && $0.date <= day
      }
      guard age > days || change != nil else { continue }
      entries.append(Entry(provision: number, age: age > days ? age : nil, change: change))
    }
    self.entries = entries
    self.count = count
  }

  /// One line a provision, the sum last.
  package func text(_ language: Language) -> String {
    var text = ""
    for entry in entries {
      let provision = rulebook.provisions[entry.provision]
      let title = rulebook.string(provision.title[language])
      text += "\(rulebook.string(provision.id))  \(title)\n    "
      text += reasons(entry, language).joined(separator: language == .ja ? "、" : "; ") + "\n"
    }
    let sum = Localized(
      ja: "基準日 \(day): 施行中の条項 \(count)件のうち \(entries.count)件の再確認が要ります。",
      en:
        "as of \(day): \(entries.count) of \(English.count(count, "provision")) in force to be checked again."
    )
    return text + sum[language] + "\n"
  }

  private func reasons(_ entry: Entry, _ language: Language) -> [String] {
    let checked = rulebook.string(rulebook.provisions[entry.provision].lastChecked)
    var reasons: [Localized] = []
    if let change = entry.change {
      let what = rulebook.string(change.text[language])
      reasons.append(
        Localized(
          ja: "最終確認日 \(checked) の後に改正があります(\(change.date) \(what))",
          en: "changed after it was checked on \(checked) (\(change.date): \(what))"
        )
      )
    }
    if let age = entry.age {
      reasons.append(
        Localized(
          ja: "最終確認日 \(checked) から \(age)日たっています",
          en: "\(English.count(age, "day")) since it was checked on \(checked)"
        )
      )
    }
    return reasons.map { $0[language] }
  }

  /// The same as data.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", "1.0")
      writer.member("kind", "stale-provisions")
      writer.member("asOf", "\(day)")
      writer.member("provisions", count)
      writer.member("stale", entries) { writer, entry in
        let provision = rulebook.provisions[entry.provision]
        writer.object { writer in
          writer.member("id", rulebook.string(provision.id))
          writer.member("law", rulebook.string(rulebook.laws[Int(provision.law)].id))
          writer.member("lastChecked", rulebook.string(provision.lastChecked))
          writer.member("age", entry.age)
          writer.member("change", entry.change.map { "\($0.date)" })
        }
      }
    }
    return writer.text + "\n"
  }
}
