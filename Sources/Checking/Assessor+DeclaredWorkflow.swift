internal import Conditions
internal import Rules
internal import SourceText
internal import YAMLTree

// What the plan says of the workflow that it follows, and of its steps.

extension Assessor {
  /// Reads `workflow`; nil when the plan names neither a workflow nor steps.
  func declaredWorkflow(
    _ places: Places,
    _ table: FactTable,
    isFull: Bool
  ) -> DeclaredWorkflow? {
    guard let (group, follows) = followsSlot(table) else { return nil }
    let fact = table.fact(follows, in: 0)
    let stepsSlot = names.slot(of: "steps", type: 0, group: group)
    let steps = stepsSlot.map { table.fact($0, in: 0) } ?? .unknown
    guard fact.tag == .enumeration || steps.node >= 0 else { return nil }
    let isPartial = names.slot(of: "partial", type: 0, group: group).map {
      table.fact($0, in: 0).tag == .boolean && table.fact($0, in: 0).a == 1
    }
    var declared = DeclaredWorkflow(
      follows: workflow(named: fact, slot: follows),
      followsPlace: places.place(ofFact: table.index(of: follows, in: 0)),
      isPartial: isPartial ?? false,
      stepsPlace: places.place(ofFact: table.index(of: stepsSlot ?? follows, in: 0)),
      isList: isSequence(steps, places.tree),
      steps: [],
      institutions: [],
      candidates: []
    )
    if steps.tag == .list, let type = recordTypes.step {
      declared.steps = table.list(steps).filter { $0.tag == .record }.compactMap {
        step(Int($0.a), type: type, places, table)
      }
    }
    if isFull || !declared.steps.isEmpty {
      declared.institutions = institutions(table).map { ($0.id, $0.name) }
    }
    return declared
  }

  /// The workflow that the plan names; nil where it names none.
  func followedWorkflow(_ table: FactTable) -> Int? {
    guard let (_, follows) = followsSlot(table) else { return nil }
    return workflow(named: table.fact(follows, in: 0), slot: follows)
  }

  /// Whether the plan lists steps, or may.
  func listsSteps(_ table: FactTable) -> Bool {
    guard let (group, _) = followsSlot(table),
      let steps = names.slot(of: Self.stepsKey, type: 0, group: group)
    else { return false }
    return table.fact(steps, in: 0).node >= 0
  }

  /// The slots of `workflow` and of `follows` in it; nil where the plan has no such group.
  private func followsSlot(_ table: FactTable) -> (group: Int, follows: Int)? {
    guard let group = names.slot(of: Self.workflowKey, type: 0, group: -1),
      table.fact(group, in: 0).node >= 0,
      let follows = names.slot(of: Self.followsKey, type: 0, group: group)
    else { return nil }
    return (group, follows)
  }

  private static var workflowKey: ConditionName { ConditionName("workflow") }
  private static var followsKey: ConditionName { ConditionName("follows") }
  private static var stepsKey: ConditionName { ConditionName("steps") }

  private func workflow(named fact: Fact, slot: Int) -> Int? {
    guard fact.tag == .enumeration else { return nil }
    let enumeration = Int(layout.shapes[Int(layout.firstField[0]) + slot].enumeration)
    let name = names.value(Int(fact.a), of: enumeration)
    return rulebook.workflows.firstIndex { rulebook.string($0.id) == name }
  }

  /// Facts without a text always come as lists.
  private func isSequence(_ fact: Fact, _ tree: YAMLTree?) -> Bool {
    guard let tree, fact.node >= 0 else { return true }
    if fact.tag == .unknown || fact.tag == .notApplicable { return true }
    return tree.nodes[Int(tree.resolved(fact.node))].kind == .sequence
  }

  private func step(
    _ record: Int,
    type: Int,
    _ places: Places,
    _ table: FactTable
  ) -> DeclaredStep? {
    func index(_ name: String) -> Int? {
      names.slot(of: name, type: type, group: -1).map { table.index(of: $0, in: record) }
    }
    func mention(_ name: String) -> Mention? {
      guard let index = index(name), table.facts[index].tag == .text else { return nil }
      return Mention(text: table.string(table.facts[index]), place: places.place(ofFact: index))
    }
    func mentions(_ name: String) -> [Mention]? {
      guard let index = index(name), table.facts[index].tag == .list else { return nil }
      let path = places.path(ofFact: index)
      return table.list(table.facts[index]).filter { $0.tag == .text }.map { element in
        let range = element.node >= 0 ? places.tree?.byteRange(element.node) : nil
        return Mention(
          text: table.string(element),
          place: Place(path: path, range: range, isAbsent: false)
        )
      }
    }
    guard let name = mention("step") else { return nil }
    var step = DeclaredStep(
      id: mention("id"),
      name: name,
      by: mentions("by") ?? [],
      days: nil,
      daysPlace: nil,
      after: mentions("after"),
      isLeftOut: false,
      statusPlace: nil,
      case: mention("case")?.text
    )
    if let index = index("date"), case let fact = table.facts[index], fact.tag == .period {
      step.days = (Day(number: fact.a), Day(number: fact.b))
      step.daysPlace = places.place(ofFact: index)
    }
    if let index = index("status"), case let fact = table.facts[index], fact.tag == .enumeration {
      let enumeration = Int(layout.shapes[places.field(of: index)].enumeration)
      step.isLeftOut = names.value(Int(fact.a), of: enumeration) == "none"
      step.statusPlace = places.place(ofFact: index)
    }
    return step
  }

  /// The plan's institutions with their records.
  func institutions(_ table: FactTable) -> [(record: Int, id: String, name: String)] {
    guard let type = recordTypes.institution else { return [] }
    let words = Words(rulebook: rulebook, layout: layout, table: table, names: names)
    return table.records.indices.filter { Int(table.records[$0].type) == type }.map { record in
      let id = table.fact(0, in: record)
      return (record, id.tag == .text ? table.string(id) : "", words.name(ofRecord: record))
    }
  }
}
