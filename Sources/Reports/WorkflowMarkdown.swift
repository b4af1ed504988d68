internal import Rules
internal import SourceText

/// A workflow as a page of Markdown in both languages: what `docs/workflows.md` is made of.
struct WorkflowMarkdown {
  private let ja: WorkflowWords
  private let en: WorkflowWords

  private var model: WorkflowModel { ja.model }

  private var rulebook: Rulebook { ja.scope.rulebook }

  init(_ scope: ReportScope, workflow number: Int, day: Day) {
    func words(_ language: Language) -> WorkflowWords {
      var options = scope.options
      options.language = language
      let own = ReportScope(result: scope.result, rulebook: scope.rulebook, options: options)
      return WorkflowWords(own, workflow: number, day: day)
    }
    ja = words(.ja)
    en = words(.en)
  }

  var text: String {
    var text = "## \(ja.id)\n\n\(both(ja.workflow.title))\n\n"
    text += "![\(string(ja.workflow.title.ja))](workflows/\(ja.id).svg)\n\n"
    text += string(ja.workflow.summary.ja) + "\n\n" + string(ja.workflow.summary.en) + "\n\n"
    text += lanes + steps + messages + orders + duties + notes
    return text
  }

  private func string(_ text: Text) -> String { rulebook.string(text) }

  private func both(_ text: LocalizedText) -> String {
    text.ja == text.en ? string(text.ja) : "\(string(text.ja)) / \(string(text.en))"
  }

  /// A cell: what is beneath a line break or a bar in it would break the table.
  private func cell(_ ja: String, _ en: String) -> String {
    let one = escaped(ja)
    let other = escaped(en)
    return one == other ? one : "\(one)<br>\(other)"
  }

  private func cell(_ text: LocalizedText) -> String { cell(string(text.ja), string(text.en)) }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in PlainText.oneLine(text) {
      if "|<>*_`".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  private func table(_ title: String, _ heads: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |\n" }
    return "### \(title)\n\n" + line(heads) + line(heads.map { _ in "---" })
      + rows.map(line).joined() + "\n"
  }

  private func lane(_ lane: Int32) -> String { cell(model.lanes[Int(lane)].name) }

  private func basis(_ provisions: [Int32]) -> String {
    cell(ja.cited(provisions), en.cited(provisions))
  }

  // MARK: - Tables

  private var lanes: String {
    table(
      "レーン / Lanes",
      ["id", "名前 / name", "役割 / role"],
      model.lanes.map { ["`\(string($0.id))`", cell($0.name), cell($0.role)] }
    )
  }

  private var steps: String {
    var number = 0
    return model.phases.indices.map { phase in
      let own = model.phases[phase]
      return table(
        "\(both(own.title)) (\(both(own.page)))",
        ["", "id", "だれが / who", "手順 / step", "次 / then"],
        ja.steps(ofPhase: phase).map { node in
          number += 1
          return row(node, number)
        }
      )
    }.joined()
  }

  private func row(_ node: Int, _ number: Int) -> [String] {
    let own = model.nodes[node]
    func step(_ words: WorkflowWords) -> String {
      let remarks = words.remarks(of: node)
      let joined = remarks.joined(separator: words.scope.say("、", ", "))
      let name =
        own.kind == .gateway
        ? words.scope.say("分岐: \(words.name(node))", "gateway: \(words.name(node))")
        : words.name(node)
      return remarks.isEmpty ? name : name + words.scope.say("(\(joined))", " (\(joined))")
    }
    let next = model.flows.filter { Int($0.from) == node }.map { flow in
      let label = flow.label.isEmpty ? "" : "\(string(flow.label.ja)): "
      return label + "`\(string(model.nodes[Int(flow.to)].id))`"
    }
    return [
      "\(number)", "`\(string(own.id))`", lane(own.lane), cell(step(ja), step(en)),
      next.joined(separator: "<br>"),
    ]
  }

  private var messages: String {
    table(
      "メッセージ / Messages",
      ["id", "内容 / what", "から / from", "へ / to"],
      model.messages.map { message in
        let load = message.carries.map { model.data[Int($0)].name }
        let marks = message.isInferred ? ("(推定)", " (inferred)") : ("", "")
        func what(_ text: (LocalizedText) -> Text, _ mark: String) -> String {
          let carried = load.map { string(text($0)) }
          let extra = carried.isEmpty ? "" : " [\(carried.joined(separator: ", "))]"
          return string(text(message.name)) + extra + mark
        }
        return [
          "`\(string(message.id))`", cell(what({ $0.ja }, marks.0), what({ $0.en }, marks.1)),
          "`\(string(model.nodes[Int(message.from)].id))`",
          "`\(string(model.nodes[Int(message.to)].id))`",
        ]
      }
    )
  }

  private var orders: String {
    table(
      "順序の根拠 / Why the order",
      ["先 / first", "後 / then", "理由 / why", "根拠 / basis"],
      model.orders.map { order in
        [
          "`\(string(model.nodes[Int(order.before)].id))`",
          "`\(string(model.nodes[Int(order.after)].id))`", cell(order.why), basis(order.provisions),
        ]
      }
    )
  }

  private var duties: String {
    table(
      "必要なこと / Duties",
      ["だれに / who", "内容 / what", "根拠 / basis", "示す規則 / shown by"],
      model.duties.map { duty in
        [
          lane(duty.lane), cell(duty.text), basis(duty.provisions),
          duty.rules.map { "`\(string(rulebook.rules[Int($0)].id))`" }.joined(separator: "<br>"),
        ]
      }
    )
  }

  private var notes: String {
    table(
      "注と留意事項 / Notes and points to keep in mind",
      ["所 / at", "内容 / text", "根拠 / basis"],
      model.notes.map { note in
        let at = note.nodes.map { "`\(string(model.nodes[Int($0)].id))`" }.joined(separator: "<br>")
        return [at, cell(note.text), basis(note.provisions)]
      }
    )
  }
}
