package import Checking
package import Rules
package import SourceText

extension ReportFormat {
  /// How a report names what a finding rests on, on one line.
  package static func citations(
    _ citations: [Citation],
    of result: FileResult,
    _ rulebook: Rulebook,
    _ language: Language
  ) -> String {
    ReportScope(result: result, rulebook: rulebook, options: ReportOptions(language: language))
      .shortCitations(citations)
  }
}

/// Citations in words: law, number, edition, confidence and force on one line.
extension ReportScope {
  /// `個人情報保護法 第23条第2項`; says so where the edition has no number.
  func citationName(_ citation: Citation) -> String {
    citationName(citation.provision, citation.number)
  }

  private func citationName(_ provision: Int, _ number: ProvisionNumber?) -> String {
    let law = say(rulebook.law(ofProvision: provision).title)
    guard let number else {
      return say("\(law)(この日の条番号なし)", "\(law) (no number on this day)")
    }
    return "\(law) \(say(number.label))"
  }

  /// Where the law in force is published; nil where that is nowhere in particular.
  func address(of citation: Citation) -> String? {
    let law = rulebook.law(ofProvision: citation.provision)
    return law.address.isEmpty ? nil : rulebook.string(law.address)
  }

  /// The published texts of the laws that rules asked the plan about: `個人情報保護法 https://…`.
  func sources(_ assessment: Assessment) -> [String] {
    assessment.laws.filter { $0.rules > 0 }.compactMap { entry in
      let law = rulebook.laws[entry.law]
      return law.address.isEmpty ? nil : say(law.title) + " " + rulebook.string(law.address)
    }
  }

  /// `A`, or `内容A・番号B` where the number is less sure than the content or surer.
  func confidence(_ citation: Citation) -> String {
    let substance =
      citation.number?.substance ?? rulebook.provisions[citation.provision].substance
    guard let number = citation.number?.confidence, number != substance else {
      return substance.code
    }
    return say(
      "内容\(substance.code)・番号\(number.code)",
      "content \(substance.code), number \(number.code)"
    )
  }

  /// One line about a citation, without its heading.
  func citationLine(_ citation: Citation, on day: Day) -> String {
    let provision = rulebook.provisions[citation.provision]
    let force = say(Phrases.force(provision.force))
    let edition = editionTitle(on: day)
    return citationName(citation) + say("(\(edition))", " (\(edition))")
      + "[\(confidence(citation))] \(say(provision.title))"
      + say("。拘束力: \(force)", "; force: \(force)")
  }

  /// Citations for formats of one line: names and confidences alone.
  func shortCitations(_ citations: [Citation]) -> String {
    listed(
      citations.map { citation in
        let law = rulebook.law(ofProvision: citation.provision)
        let kind = law.kind == .handbook ? say("(法令ではない)", " (not law)") : ""
        return "\(citationName(citation))\(kind)[\(confidence(citation))]"
      }
    )
  }

  /// What provisions are called in one edition.
  func provisionNames(_ provisions: some Sequence<Int>, on day: Day) -> String {
    listed(rulebook.standing(Array(provisions), on: day).map { provisionName($0, on: day) })
  }

  /// Statements of one clause have one name, which is said once.
  private func listed(_ names: [String]) -> String {
    // A handful at most: comparing them costs less than hashing.
    var said: [String] = []
    for name in names where !said.contains(name) { said.append(name) }
    return said.joined(separator: say("・", ", "))
  }

  /// What a provision is called in one edition, with the handbook marked as no law.
  func provisionName(_ provision: Int, on day: Day) -> String {
    let number = rulebook.provisions[provision].number(on: day)
    let name = citationName(provision, number)
    let kind = rulebook.law(ofProvision: provision).kind
    return kind == .handbook ? name + say("(法令ではない)", " (not law)") : name
  }
}
