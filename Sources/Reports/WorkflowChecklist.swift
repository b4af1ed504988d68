internal import Diagrams
internal import Rules
internal import SourceText

/// What is printed behind a workflow's picture: long remarks, duties by party, points to mind.
struct WorkflowChecklist {
  let drawing: WorkflowDrawing
  private var model: WorkflowModel { drawing.model }
  private var rulebook: Rulebook { drawing.rulebook }

  func sections(remarks: [(label: String, note: WorkflowNote)]) -> [Diagram.Checklist] {
    var sections: [Diagram.Checklist] = []
    if !remarks.isEmpty {
      sections.append(
        Diagram.Checklist(
          title: drawing.say(Self.remarks),
          items: remarks.map { label, note in
            Diagram.Item(
              text: label + ": " + drawing.say(note.text),
              reference: names(of: note.provisions)
            )
          }
        )
      )
    }
    for (lane, party) in model.lanes.enumerated() {
      let items = model.duties.enumerated().filter {
        Int($0.element.lane) == lane && $0.element.effective.contains(drawing.day)
      }.map { index, duty in
        Diagram.Item(
          text: drawing.say(duty.text),
          reference: names(of: duty.provisions),
          mark: drawing.marks.duties[index]
        )
      }
      guard !items.isEmpty else { continue }
      sections.append(Diagram.Checklist(title: title(drawing.say(party.name)), items: items))
    }
    let points = model.notes.filter { $0.kind == .point }.map {
      Diagram.Item(text: drawing.say($0.text), reference: names(of: $0.provisions))
    }
    if !points.isEmpty {
      sections.append(Diagram.Checklist(title: drawing.say(Self.points), items: points))
    }
    return sections
  }

  private static let remarks = Localized(ja: "注", en: "Notes")
  private static let points = Localized(ja: "留意事項", en: "Points to keep in mind")

  private func title(_ party: String) -> String {
    drawing.say(Localized(ja: "\(party)に求められること", en: "Asked of the \(party)"))
  }

  /// What the provisions are called on the drawing's day, each once.
  private func names(of provisions: [Int32]) -> String {
    var names: [String] = []
    for index in provisions {
      let provision = rulebook.provisions[Int(index)]
      let law = drawing.say(rulebook.laws[Int(provision.law)].title)
      let label = provision.number(on: drawing.day).map { " " + drawing.say($0.label) } ?? ""
      if !names.contains(law + label) { names.append(law + label) }
    }
    return names.joined(separator: drawing.language == .ja ? "、" : "; ")
  }
}
