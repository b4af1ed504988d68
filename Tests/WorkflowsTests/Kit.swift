import Checking
import Rules
import SourceText
import TestSupport
import Testing

@testable import Workflows

/// The rulebook of rules/ with its workflows as nets.
struct Kit {
  let rulebook: Rulebook
  let models: [WorkflowModel]
  let nets: [WorkflowNet]

  init() throws {
    rulebook = try Repository.rulebook()
    models = rulebook.workflowModels
    nets = models.map { WorkflowNet($0) }
  }

  func ja(_ text: LocalizedText) -> String { rulebook.string(text.ja) }

  func en(_ text: LocalizedText) -> String { rulebook.string(text.en) }

  func model(_ id: String) -> WorkflowModel {
    models[rulebook.workflow(named: id) ?? 0]
  }

  /// The node of an id.
  func node(_ id: String, in model: WorkflowModel) -> Int {
    model.nodes.firstIndex { rulebook.string($0.id) == id } ?? -1
  }
}

/// Numbers that look random and are the same in every run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 to `sides` - 1.
  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % max(1, sides)
  }
}
