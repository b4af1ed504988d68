import Rules
import SourceText
import TestSupport
import YAMLTree

@testable import Checking

/// A small deterministic generator (splitmix64): the same numbers on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including the bound.
  mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Plans for properties: the base plans of the rule cases, with facts changed at random.
///
/// Changes are made to facts, without any text: this also proves that nothing needs one.
struct GeneratedPlans {
  let rulebook: Rulebook
  let layout: VocabularyLayout
  let enumeration: ExactDecision
  /// The facts of each base plan.
  private(set) var bases: [FactTable] = []

  init() throws {
    rulebook = try Repository.rulebook()
    layout = VocabularyLayout(rulebook)
    enumeration = ExactDecision(rulebook, layout: layout)
    var loader = PlanLoader(rulebook: rulebook, layout: layout)
    var reader = YAMLReader()
    var tree = YAMLTree()
    for plan in rulebook.cases.plans {
      reader.open(
        SourceFile(name: rulebook.string(plan.name), bytes: Array(rulebook.string(plan.text).utf8))
      )
      guard reader.next(into: &tree) else { continue }
      var table = FactTable()
      loader.load(tree, into: &table)
      bases.append(table)
    }
  }

  func shape(of fact: Int, in table: FactTable) -> FieldShape {
    let record = table.records[table.record(holding: fact)]
    return layout.shapes[
      Int(layout.firstField[Int(record.type)]) + fact - Int(record.firstFact)
    ]
  }

  private func isDerived(_ fact: Int, in table: FactTable) -> Bool {
    let record = table.records[table.record(holding: fact)]
    return layout.derivedSlots[Int(record.type)].contains(Int32(fact) - record.firstFact)
  }

  /// Facts that may be changed: no ids, groups, ways up, or derived facts.
  func changeable(in table: FactTable) -> [Int] {
    table.facts.indices.filter { fact in
      guard !isDerived(fact, in: table) else { return false }
      switch shape(of: fact, in: table).kind {
      case .boolean, .enumeration, .date, .integer, .list, .records: return true
      default: return false
      }
    }
  }

  /// A plan with some of its facts made unknown or given another value.
  func plan(_ dice: inout Dice) -> FactTable {
    var table = bases[dice.roll(bases.count)]
    let facts = changeable(in: table)
    for _ in 0..<(1 + dice.roll(8)) { change(facts[dice.roll(facts.count)], in: &table, &dice) }
    return table
  }

  private func change(_ fact: Int, in table: inout FactTable, _ dice: inout Dice) {
    if dice.roll(3) == 0 {
      table.facts[fact] = .unknown
      return
    }
    switch shape(of: fact, in: table).kind {
    case .date: table.facts[fact] = Fact(.date, 17_000 + Int32(dice.roll(2_500)))
    case .integer: table.facts[fact] = Fact(.integer, Int32(dice.roll(70)))
    case .list: changeList(fact, in: &table, &dice)
    case .records: changeRecords(fact, in: &table, &dice)
    default:
      table.facts[fact] = .unknown
      if let values = enumeration.domain(of: fact, in: table) {
        table.facts[fact] = values[dice.roll(values.count)]
      }
    }
  }

  /// Another list of the same kind, now and then with an element that is not known.
  private func changeList(_ fact: Int, in table: inout FactTable, _ dice: inout Dice) {
    let own = shape(of: fact, in: table)
    let start = Int32(table.elements.count)
    let count = dice.roll(4)
    for _ in 0..<count {
      if dice.roll(5) == 0 {
        table.elements.append(.unknown)
        continue
      }
      switch own.element {
      case .enumeration:
        let size = enumeration.sizes[Int(own.enumeration)]
        table.elements.append(Fact(.enumeration, Int32(dice.roll(size))))
      case .integer: table.elements.append(Fact(.integer, Int32(1 + dice.roll(10))))
      case .reference:
        let targets = table.records.indices.filter { table.records[$0].type == own.target }
        guard !targets.isEmpty else { continue }
        table.elements.append(Fact(.record, Int32(targets[dice.roll(targets.count)])))
      default: continue
      }
    }
    table.facts[fact] = Fact(.list, start, Int32(table.elements.count) - start)
  }

  private func changeRecords(_ fact: Int, in table: inout FactTable, _ dice: inout Dice) {
    let own = table.facts[fact]
    guard own.tag == .list else { return }
    let start = Int32(table.elements.count)
    for element in Array(table.list(own)) where dice.roll(3) > 0 { table.elements.append(element) }
    if dice.roll(4) == 0 { table.elements.append(.unknown) }
    table.facts[fact] = Fact(.list, start, Int32(table.elements.count) - start)
  }
}
