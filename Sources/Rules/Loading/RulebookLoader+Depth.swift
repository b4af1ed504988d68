internal import Conditions
internal import SourceText

// Derived facts are computed one within the other, so that how far they rest on each other is bounded.

extension RulebookLoader {
  /// How many derived facts may rest on each other in a row.
  package static let deepestDerivation = 64

  /// Reports the derived fact at which a row of them becomes too long.
  ///
  /// The walk keeps its own stack. A fact that is met again on the way, as in products made of
  /// products, adds nothing: evaluators stop at what they are computing already.
  mutating func checkDerivationDepth() {
    let reads = derivationReads
    var depths: [Int: Int] = [:]
    for start in derivationFiles.keys.sorted() where depths[start] == nil {
      var path = [(field: start, next: 0)]
      var isOnPath: Set<Int> = [start]
      while let (field, next) = path.last {
        let sources = reads[field] ?? []
        if next < sources.count {
          path[path.count - 1].next += 1
          let source = sources[next]
          if depths[source] == nil, isOnPath.insert(source).inserted { path.append((source, 0)) }
          continue
        }
        let depth = 1 + (sources.compactMap { depths[$0] }.max() ?? 0)
        depths[field] = depth
        isOnPath.remove(field)
        path.removeLast()
        if depth > Self.deepestDerivation { return reportDepth(of: field) }
      }
    }
  }

  private mutating func reportDepth(of field: Int) {
    guard let file = derivationFiles[field] else { return }
    let limit = Self.deepestDerivation
    problems.append(
      file.problem(
        at: MappingReader(file.root, in: file).start,
        ja: "導かれる事実が、\(limit)段を超えて互いに基づいています。間の事実をまとめてください。",
        en: "Derived facts rest on each other more than \(limit) deep. Join some of those between."
      )
    )
  }

  /// The derived fields that each derived field's conditions name.
  private var derivationReads: [Int: [Int]] {
    derivationFiles.keys.reduce(into: [:]) { reads, field in
      let scope = SubjectScope(index: index, subject: Int(parts.fields[field].record))
      var found: Set<Int> = []
      for derivation in parts.fields[field].derivations {
        // Conditions with faults were reported where they stand.
        guard let parsed = try? Condition(parsing: string(derivation.condition.source)),
          let checked = try? parsed.check(expecting: index.type(of: field), in: scope)
        else { continue }
        for node in parsed.nodes.indices {
          if let source = self.field(namedBy: node, in: checked), derivationFiles[source] != nil {
            found.insert(source)
          }
        }
      }
      reads[field] = found.sorted()
    }
  }

  private func field(namedBy node: Condition.NodeID, in checked: CheckedCondition) -> Int? {
    switch checked.condition.nodes[node].kind {
    case .name(let name): return index.field(named: name, in: index.root)
    case .select(let operand, let name), .has(let operand, let name):
      guard case .record(let type) = checked.types[operand] else { return nil }
      return index.field(named: name, in: type)
    default: return nil
    }
  }
}
