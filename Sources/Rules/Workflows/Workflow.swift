/// One of the handbook's workflows: what it is called, and the rules that are its duties.
///
/// The drawing itself is read only when asked for: `Rulebook.model(ofWorkflow:)`.
package struct Workflow: Sendable {
  package var id: Text
  package var title: LocalizedText
  package var summary: LocalizedText
  package var provision: Int32
  /// The rules that show its duties, each once, in ascending order.
  package var rules: [Int32]

  package init(
    id: Text,
    title: LocalizedText,
    summary: LocalizedText,
    provision: Int32,
    rules: [Int32]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.provision = provision
    self.rules = rules
  }
}

extension Rulebook {
  /// The workflow of an id, of the id's end (`5`, `6a`), or of that with the handbook's `#`.
  package func workflow(named name: String) -> Int? {
    let own = name.hasPrefix("#") ? String(name.dropFirst()) : name
    return workflows.firstIndex { workflow in
      let id = string(workflow.id)
      return id == own || (id.hasSuffix("-" + own) && !own.utf8.contains(UInt8(ascii: "-")))
    }
  }

  /// A workflow in full; decoded anew at every call.
  package func model(ofWorkflow number: Int) -> WorkflowModel {
    var section = bytes.firstSection(in: workflowsSection)
    for _ in 0..<number { section = bytes.section(after: section) }
    var input = RulebookDecoder(bytes, section)
    return WorkflowModel(from: &input)
  }

  /// Every workflow in full, in the order of `workflows`; decoded anew at every call.
  package var workflowModels: [WorkflowModel] { workflows.indices.map { model(ofWorkflow: $0) } }

  /// The provisions that a workflow cites anywhere: as its source, or for a step, an order, a
  /// message, a note or a duty; each once, in ascending order.
  package func provisions(citedByWorkflow number: Int) -> [Int32] {
    let cited = model(ofWorkflow: number).citedProvisions + [workflows[number].provision]
    return Set(cited.filter { $0 >= 0 }).sorted()
  }
}
