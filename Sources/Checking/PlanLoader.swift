internal import Rules
internal import SourceText
internal import YAMLTree

/// Reads the tree of one document into a fact table, guided by the vocabulary.
///
/// What cannot be read becomes a diagnostic at its place, and the fact stays unknown, so that one
/// slip never hides another.
struct PlanLoader {
  /// A reference by id, looked up when every record is known.
  struct Pending {
    /// The alias through which the reference was reached, or -1.
    let alias: Int32
    /// Index among the facts, or among the elements.
    let index: Int
    let isElement: Bool
    let type: Int32
    let node: Int32
  }

  let rulebook: Rulebook
  let layout: VocabularyLayout
  /// The record type that names what it was derived from, and the slot that does.
  let derivation: (type: Int32, slot: Int)?
  let judgementKeys: JudgementKeys?
  var diagnostics: [Diagnostic] = []
  /// The text that is read, for fixes; nil makes none.
  var source: SourceFile?
  /// The aliases that lead to what is being read, the innermost last.
  var aliases: [Int32] = []
  var pending: [Pending] = []
  /// Judgements that stand at their fact's own place: index among the facts, and field.
  var claims: [(index: Int, field: Int)] = []
  var identifiers = IdentifierTable()
  /// What may stand where a value would.
  let specialWords: [(bytes: [UInt8], tag: FactTag)] = [
    (Array("unknown".utf8), .unknown),
    (Array("未定".utf8), .unknown),
    (Array("not-applicable".utf8), .notApplicable),
    (Array("該当なし".utf8), .notApplicable),
  ]

  init(rulebook: Rulebook, layout: VocabularyLayout) {
    self.rulebook = rulebook
    self.layout = layout
    derivation = Self.derivation(rulebook, layout)
    judgementKeys = JudgementKeys(rulebook)
  }

  /// Fills the table from a document whose root is a mapping.
  mutating func load(_ tree: borrowing YAMLTree, into table: inout FactTable) {
    table.reset(layout)
    diagnostics.removeAll(keepingCapacity: true)
    aliases.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    claims.removeAll(keepingCapacity: true)
    identifiers.reset()
    let root = allocate(0, parent: 0, node: tree.root, position: 0, &table)
    loadMapping(tree.root, record: root, scope: .record(0), tree, &table)
    resolveReferences(tree, &table)
    checkDerivations(tree, table)
    inherit(&table)
    applyJudgements(tree, &table)
    reportClaims(tree, table)
    checkRequired(tree, &table)
  }

  // MARK: - Records

  private func allocate(
    _ type: Int32,
    parent: Int32,
    node: Int32,
    position: Int32,
    _ table: inout FactTable
  ) -> Int {
    let first = Int(layout.firstField[Int(type)])
    let number = table.records.count
    let firstFact = table.facts.count
    table.records.append(
      RecordInstance(
        type: type,
        firstFact: Int32(firstFact),
        parent: parent,
        node: node,
        position: position
      )
    )
    table.facts.append(
      contentsOf: layout.templates[first..<(first + Int(layout.fieldCount[Int(type)]))]
    )
    // The way up is known from the place alone: `acquisition.dataset`.
    for way in layout.waysUp[Int(type)] where way.other == table.records[Int(parent)].type {
      table.facts[firstFact + Int(way.slot)] = Fact(.record, parent)
    }
    return number
  }

  private mutating func loadMapping(
    _ node: Int32,
    record: Int,
    scope: SymbolScope,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    var child = tree.nodes[Int(node)].first
    while child >= 0 {
      let value = tree.nodes[Int(child)]
      let key = tree.nodes[Int(value.key)]
      let field = rulebook.symbol(
        scope,
        in: tree.text,
        from: Int(key.textStart),
        to: Int(key.textEnd)
      )
      if field >= 0 {
        store(child, field: Int(field), record: record, tree, &table)
      } else {
        reportUnknownKey(value.key, scope: scope, tree)
      }
      child = value.next
    }
  }

  private mutating func store(
    _ node: Int32,
    field: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let shape = layout.shapes[field]
    let index = table.index(of: Int(shape.slot), in: record)
    if table.facts[index].node >= 0 {
      reportRepeated(field, node, first: table.facts[index].node, tree)
      return
    }
    let target = tree.resolved(node)
    if target != node { aliases.append(node) }
    defer { if target != node { aliases.removeLast() } }
    if case .scalar = tree.nodes[Int(target)].kind,
      let special = specialWord(target, field: field, at: node, tree)
    {
      table.facts[index] = Fact(special, node: node)
      if case .group = shape.kind { markGroup(field, record: record, as: special, node, &table) }
      return
    }
    if shape.isJudgement {
      // A word beside the fact is a claim; only an entry under `judgements` settles it.
      table.facts[index] = Fact(.unknown, node: node)
      claims.append((index, field))
      return
    }
    switch shape.kind {
    case .group:
      storeGroup(node, field: field, index: index, record: record, tree, &table)
    case .record:
      storeRecord(node, field: field, index: index, record: record, tree, &table)
    case .records:
      storeRecords(node, field: field, index: index, record: record, tree, &table)
    case .list:
      storeList(node, field: field, index: index, tree, &table)
    case .opaque, .parent:
      table.facts[index] = Fact(.opaque, node: node)
    default:
      guard case .scalar = tree.nodes[Int(target)].kind else {
        table.facts[index] = Fact(.invalid, node: node)
        reportWrongKind(field, node, tree)
        return
      }
      var fact = scalar(target, kind: shape.kind, field: field, at: node, tree, &table)
      fact.node = node
      table.facts[index] = fact
      if case .reference = shape.kind {
        pending.append(
          Pending(
            alias: aliases.last ?? -1,
            index: index,
            isElement: false,
            type: shape.target,
            node: node
          )
        )
      } else if shape.slot == 0, case .text = fact.tag {
        noteIdentifier(record: record, field: field, fact: fact, tree, &table)
      }
    }
  }

  private mutating func storeGroup(
    _ node: Int32,
    field: Int,
    index: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let target = tree.resolved(node)
    guard case .mapping = tree.nodes[Int(target)].kind else {
      table.facts[index] = Fact(.invalid, node: node)
      reportWrongKind(field, node, tree)
      return
    }
    table.facts[index] = Fact(.group, node: node)
    loadMapping(target, record: record, scope: .group(field), tree, &table)
  }

  private mutating func storeRecord(
    _ node: Int32,
    field: Int,
    index: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let nested = load(
      node,
      type: layout.shapes[field].target,
      parent: record,
      position: 0,
      field: field,
      tree,
      &table
    )
    table.facts[index] =
      nested.map { Fact(.record, Int32($0), node: node) } ?? Fact(.invalid, node: node)
  }

  /// One record from a mapping, or from the scalar that stands for one.
  private mutating func load(
    _ node: Int32,
    type: Int32,
    parent: Int,
    position: Int32,
    field: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) -> Int? {
    let target = tree.resolved(node)
    let kind = tree.nodes[Int(target)].kind
    let scalarSlot = layout.scalarSlot[Int(type)]
    guard kind == .mapping || (kind == .scalar && scalarSlot >= 0) else {
      reportWrongKind(field, node, tree)
      return nil
    }
    let nested = allocate(
      type,
      parent: Int32(parent),
      node: node,
      position: position,
      &table
    )
    if kind == .mapping {
      loadMapping(target, record: nested, scope: .record(Int(type)), tree, &table)
      adviseMainValue(record: nested, type: Int(type), tree, table)
    } else {
      let inner = Int(layout.firstField[Int(type)]) + Int(scalarSlot)
      store(node, field: inner, record: nested, tree, &table)
    }
    return nested
  }

  private mutating func storeRecords(
    _ node: Int32,
    field: Int,
    index: Int,
    record: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let target = tree.resolved(node)
    let type = layout.shapes[field].target
    var items: [Fact] = []
    if case .sequence = tree.nodes[Int(target)].kind {
      var child = tree.nodes[Int(target)].first
      while child >= 0 {
        items.append(entry(child, type: type, record, Int32(items.count), field, tree, &table))
        child = tree.nodes[Int(child)].next
      }
    } else {
      // The singular shorthand: one mapping is a list of one.
      items.append(entry(node, type: type, record, 0, field, tree, &table))
    }
    table.facts[index] = Fact(
      .list,
      Int32(table.elements.count),
      Int32(items.count),
      node: node
    )
    table.elements.append(contentsOf: items)
  }

  private mutating func entry(
    _ node: Int32,
    type: Int32,
    _ record: Int,
    _ position: Int32,
    _ field: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) -> Fact {
    let target = tree.resolved(node)
    if target != node { aliases.append(node) }
    defer { if target != node { aliases.removeLast() } }
    if case .scalar = tree.nodes[Int(target)].kind,
      case .unknown? = specialWord(target, field: field, at: node, tree)
    {
      return Fact(.unknown, node: node)
    }
    let nested = load(
      node,
      type: type,
      parent: record,
      position: position,
      field: field,
      tree,
      &table
    )
    return nested.map { Fact(.record, Int32($0), node: node) } ?? Fact(.invalid, node: node)
  }

  private mutating func storeList(
    _ node: Int32,
    field: Int,
    index: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let target = tree.resolved(node)
    let start = table.elements.count
    switch tree.nodes[Int(target)].kind {
    case .sequence:
      var child = tree.nodes[Int(target)].first
      while child >= 0 {
        storeElement(child, field: field, tree, &table)
        child = tree.nodes[Int(child)].next
      }
    case .scalar: storeElement(node, field: field, tree, &table)
    case .mapping, .alias:
      table.facts[index] = Fact(.invalid, node: node)
      reportWrongKind(field, node, tree)
      return
    }
    table.facts[index] = Fact(
      .list,
      Int32(start),
      Int32(table.elements.count - start),
      node: node
    )
  }

  private mutating func storeElement(
    _ node: Int32,
    field: Int,
    _ tree: borrowing YAMLTree,
    _ table: inout FactTable
  ) {
    let shape = layout.shapes[field]
    let target = tree.resolved(node)
    guard case .scalar = tree.nodes[Int(target)].kind else {
      reportWrongKind(field, node, tree)
      table.elements.append(Fact(.invalid, node: node))
      return
    }
    if case .unknown? = specialWord(target, field: field, at: node, tree) {
      table.elements.append(Fact(.unknown, node: node))
      return
    }
    var fact = scalar(target, kind: shape.element, field: field, at: node, tree, &table)
    fact.node = node
    if case .reference = shape.element {
      pending.append(
        Pending(
          alias: aliases.last ?? -1,
          index: table.elements.count,
          isElement: true,
          type: shape.target,
          node: node
        )
      )
    }
    table.elements.append(fact)
  }
}
