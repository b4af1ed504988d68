internal import Checking
internal import Rules
internal import SourceText

/// Words why another workflow than the one a plan names is the chart's.
struct ChoiceWording {
  private let rulebook: Rulebook
  private let declared: DeclaredWorkflow
  private let assessment: Assessment

  init(_ rulebook: Rulebook, _ declared: DeclaredWorkflow, _ assessment: Assessment) {
    self.rulebook = rulebook
    self.declared = declared
    self.assessment = assessment
  }

  func draft(_ entry: Recommendation, follows: Int) -> StepDraft {
    var draft = StepDraft(
      place: declared.followsPlace,
      workflowProvision: rulebook.chart.provision,
      day: assessment.asOf,
      words: ["workflow": title(of: follows), "other": reached(entry)]
    )
    if let step = deciding(entry, follows) {
      draft.words["why"] = why(step)
      draft.facts = step.facts.filter { !$0.place.isAbsent }
    }
    return draft
  }

  private func title(of workflow: Int) -> Localized {
    let title = localized(rulebook.workflows[workflow].title)
    return Localized(ja: "「\(title.ja)」", en: "“\(title.en)”")
  }

  /// The workflows of the results, or the results themselves where they need none.
  private func reached(_ entry: Recommendation) -> Localized {
    var names: [Localized] = []
    for result in entry.results {
      if result.workflows.isEmpty {
        let title = localized(rulebook.chart.results[result.result].title)
        names.append(Localized(ja: "「\(title.ja)」", en: "“\(title.en)”"))
      }
      names += result.workflows.map(title(of:))
    }
    var seen: Set<Localized> = []
    names = names.filter { seen.insert($0).inserted }
    return Localized(
      ja: names.map(\.ja).joined(separator: "又は"),
      en: names.map(\.en).joined(separator: " or ")
    )
  }

  /// The question whose answer leads away from the workflow; the last one answered where none does.
  private func deciding(_ entry: Recommendation, _ follows: Int) -> ChartStep? {
    let chart = rulebook.chart
    let closed = entry.excluded.first { excluded in
      chart.results[excluded.result].workflows.contains { $0.workflow == follows }
    }
    let node = closed?.node
    return entry.steps.first { $0.node == node } ?? entry.steps.last { $0.answer != nil }
  }

  private func why(_ step: ChartStep) -> Localized {
    let node = rulebook.chart.nodes[step.node]
    let question = localized(node.question)
    let answer = localized(step.answer == true ? node.yesLabel : node.noLabel)
    return Localized(
      ja: "問い「\(question.ja)」への答えが「\(answer.ja)」であるためです。",
      en: "The question “\(question.en)” is answered “\(answer.en)”."
    )
  }

  private func localized(_ text: LocalizedText) -> Localized {
    Localized(ja: rulebook.string(text.ja), en: rulebook.string(text.en))
  }
}
