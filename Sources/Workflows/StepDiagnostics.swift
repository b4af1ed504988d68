internal import Checking
internal import Rules
internal import SourceText

/// Words what keeps a plan's steps from being compared.
struct StepDiagnostics {
  let rulebook: Rulebook
  let declared: DeclaredWorkflow

  /// Something else than a list stands under `steps`.
  var notAList: Diagnostic {
    error(
      "workflow/steps-not-a-list",
      at: declared.stepsPlace,
      ja: "手順(steps)は並び(リスト)で書きます。一つずつ「- 」で始めてください。",
      en: "`steps` is a list; begin each step with `- `."
    )
  }

  /// Nothing tells which workflow the steps belong to.
  var noWorkflow: Diagnostic {
    note(
      "workflow/not-told",
      ja: "どのワークフローに従う手順か分からないため、手順は照らし合わせていません。従うワークフロー(follows)を書いてください。",
      en:
        "Nothing tells which workflow the steps belong to, so they were not compared. Name it under `follows`."
    )
  }

  /// The search for what the steps mean was given up.
  var tooTangled: Diagnostic {
    note(
      "workflow/too-tangled",
      ja: "手順の前後関係が決まらず、照らし合わせを終えられませんでした。先行(after)か日付を書き加えてください。",
      en:
        "The order of the steps leaves too much open to compare them to the end. Add `after` or dates."
    )
  }

  private func note(_ id: String, ja: String, en: String) -> Diagnostic {
    Diagnostic(
      id: id,
      severity: .warning,
      message: Localized(ja: ja, en: en),
      range: declared.stepsPlace.range ?? ByteRange(start: 0, end: 0)
    )
  }

  func diagnostic(_ fault: StepFault, _ reading: StepReading) -> Diagnostic {
    switch fault {
    case .tooMany:
      return error(
        "workflow/too-many-steps",
        at: declared.stepsPlace,
        ja: "手順が \(StepReading.mostSteps) を超えています。案件ごとに計画書を分けてください。",
        en: "There are more than \(StepReading.mostSteps) steps; give each case a plan of its own."
      )
    case .unknownStep(let step, let nearest): return unknownStep(step, nearest, reading)
    case .mixed(let steps): return mixed(steps, reading)
    case .unknownPerformer(let step, let position, let known):
      return unknownPerformer(reading.steps[step].by[position], known)
    case .unknownAfter(let step, let position):
      return unknownAfter(reading.steps[step].after?[position], reading)
    case .contradiction(.cycle(let steps)): return cycle(steps, reading)
    case .contradiction(.dates(let first, let second)): return dates(first, second, reading)
    }
  }

  private func title(_ workflow: Int, _ language: Language) -> String {
    rulebook.string(rulebook.workflows[workflow].title[language])
  }

  private func unknownStep(_ step: Int, _ nearest: String?, _ reading: StepReading) -> Diagnostic {
    let name = reading.steps[step].name
    return error(
      "workflow/unknown-step",
      at: name.place,
      ja: "「\(title(reading.workflow, .ja))」に「\(excerpt(name.text))」という手順はありません。"
        + (nearest.map { "「\($0)」のことですか。" } ?? "計画に固有の手順は、IDの形でなく言葉で書いてください。"),
      en: "\(title(reading.workflow, .en)) has no step `\(excerpt(name.text))`."
        + (nearest.map { " Did you mean `\($0)`?" }
          ?? " Write a step of the plan's own in words, not as an id.")
    )
  }

  private func mixed(_ steps: [Int], _ reading: StepReading) -> Diagnostic {
    let first = reading.steps[steps[0]].name
    var homes: [Int] = []
    if case .foreign(let workflows) = reading.meanings[steps[0]] { homes = workflows }
    let home = homes.first ?? reading.workflow
    let id = rulebook.string(rulebook.workflows[home].id)
    return error(
      "workflow/mixed-workflows",
      at: first.place,
      ja:
        "「\(excerpt(first.text))」は「\(title(home, .ja))」の手順で、「\(title(reading.workflow, .ja))」にはありません。"
        + "従うワークフロー(follows)を \(id) にするか、手順を一つのワークフローにそろえてください。",
      en: "`\(excerpt(first.text))` is a step of \(title(home, .en)), not of "
        + "\(title(reading.workflow, .en)). Set `follows` to \(id), or take all steps from one workflow.",
      related: steps.dropFirst().map {
        (
          reading.steps[$0].name.place,
          Localized(ja: "これも別のワークフローの手順", en: "a step of another workflow, too")
        )
      }
    )
  }

  private func unknownPerformer(_ mention: Mention, _ known: [String]) -> Diagnostic {
    let nearest = Suggestion.nearest(to: mention.text, among: known)
    let listed = known.joined(separator: ", ")
    return error(
      "workflow/unknown-performer",
      at: mention.place,
      ja: "担当(by)の「\(excerpt(mention.text))」は、機関のIDでもレーンの名前でもありません。"
        + (nearest.map { "「\($0)」のことですか。" } ?? "書けるもの: \(listed)。"),
      en: "`\(excerpt(mention.text))` under `by` is neither an institution's id nor a lane."
        + (nearest.map { " Did you mean `\($0)`?" } ?? " Known: \(listed).")
    )
  }

  private func unknownAfter(_ mention: Mention?, _ reading: StepReading) -> Diagnostic {
    let text = mention?.text ?? ""
    let known = reading.steps.flatMap { [$0.id?.text, $0.name.text].compactMap { $0 } }
    let nearest = Suggestion.nearest(to: text, among: known)
    return error(
      "workflow/unknown-after",
      at: mention?.place ?? declared.stepsPlace,
      ja: "先行(after)の「\(excerpt(text))」という手順は、この計画にありません。"
        + (nearest.map { "「\($0)」のことですか。" } ?? "手順のIDか名前を書いてください。"),
      en: "No step of this plan is called `\(excerpt(text))` (under `after`)."
        + (nearest.map { " Did you mean `\($0)`?" } ?? " Write a step's id or name.")
    )
  }

  private func cycle(_ steps: [Int], _ reading: StepReading) -> Diagnostic {
    let names = steps.map { excerpt(reading.steps[$0].name.text) }
    let second = reading.steps[steps.count > 1 ? steps[1] : steps[0]]
    return error(
      "workflow/cycle-in-after",
      at: second.after?.first?.place ?? second.name.place,
      ja: "先行(after)が輪になっています: "
        + (names + [names[0]]).map { "「\($0)」" }.joined(separator: " → ")
        + "。どれか一つの after を外してください。",
      en: "`after` goes round in a circle: "
        + (names + [names[0]]).map { "“\($0)”" }.joined(separator: " → ")
        + ". Take one of them out.",
      related: steps.map {
        (reading.steps[$0].name.place, Localized(ja: "輪の中の手順", en: "a step of the circle"))
      }
    )
  }

  private func dates(_ first: Int, _ second: Int, _ reading: StepReading) -> Diagnostic {
    let one = reading.steps[first]
    let two = reading.steps[second]
    let ja =
      "「\(excerpt(two.name.text))」は「\(excerpt(one.name.text))」の後(after)とされていますが、日付では先になっています。"
    return error(
      "workflow/order-contradicts-dates",
      at: two.daysPlace ?? two.name.place,
      ja: ja + "日付か after のどちらかを直してください。",
      en: "“\(excerpt(two.name.text))” is to come after “\(excerpt(one.name.text))”, "
        + "but the dates put it before. Mend a date or the `after`.",
      related: [
        (
          one.daysPlace ?? one.name.place,
          Localized(ja: "先に終える手順", en: "the step that comes first")
        )
      ]
    )
  }

  // MARK: - Making diagnostics

  private func excerpt(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(81)
    return start.count > 80 ? String(String.UnicodeScalarView(start.dropLast())) + "…" : text
  }

  private func error(
    _ id: String,
    at place: Place,
    ja: String,
    en: String,
    related: [(place: Place, message: Localized)] = []
  ) -> Diagnostic {
    Diagnostic(
      id: id,
      severity: .error,
      message: Localized(ja: ja, en: en),
      range: place.range ?? ByteRange(start: 0, end: 0),
      related: related.compactMap { entry in
        entry.place.range.map { Diagnostic.Related(range: $0, message: entry.message) }
      }
    )
  }
}
