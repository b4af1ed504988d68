import Rules
import TestSupport
import Testing

@Suite("The seven workflows of rules/")
struct DrawingTests {
  private static let kit = Result { try Kit() }

  private func drawing(_ expected: Expected) throws -> (kit: Kit, model: WorkflowModel) {
    let kit = try Self.kit.get()
    return (kit, kit.model(expected.workflow))
  }

  @Test(
    "have every task in its lane, and none that the annex does not have",
    arguments: Expected.all
  )
  func tasks(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    let tasks = model.nodes.filter { $0.kind == .task }
    for (number, lane) in model.lanes.enumerated() {
      let own = tasks.filter { Int($0.lane) == number && !$0.isInferred }.map { kit.ja($0.name) }
      #expect(own.sorted() == (expected.tasks[kit.ja(lane.name)] ?? []).sorted())
    }
    #expect(Set(model.lanes.map { kit.ja($0.name) }).isSuperset(of: expected.tasks.keys))
    let inferred = tasks.filter(\.isInferred).map { kit.ja($0.name) }
    #expect(inferred.sorted() == expected.inferredTasks.sorted())
  }

  @Test("have every gateway with its branches", arguments: Expected.all)
  func gateways(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    var found: [String: Set<String>] = [:]
    for (number, node) in model.nodes.enumerated() where node.kind == .gateway {
      found[kit.ja(node.name)] = Set(
        model.flows.filter { Int($0.from) == number }.map { kit.ja($0.label) }
      )
    }
    #expect(found == expected.gateways)
  }

  @Test("have every message, and say which ones are inferred", arguments: Expected.all)
  func messages(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    let drawn = model.messages.filter { !$0.isInferred }.map { message in
      kit.ja(model.nodes[Int(message.from)].name) ~> kit.ja(model.nodes[Int(message.to)].name)
    }
    #expect(drawn.count == Set(drawn).count)
    #expect(Set(drawn) == expected.messages)
    for message in model.messages {
      #expect(!kit.ja(message.name).isEmpty && !kit.en(message.name).isEmpty)
    }
  }

  @Test("have the data objects and stores, each read or written", arguments: Expected.all)
  func data(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    #expect(Set(model.data.map { kit.ja($0.name) }) == expected.data)
    for number in model.data.indices {
      #expect(model.links.contains { Int($0.data) == number })
    }
  }

  @Test("have every note, with its provision", arguments: Expected.all)
  func notes(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    #expect(model.notes.count == expected.notes.count)
    for word in expected.notes {
      let found = model.notes.filter { kit.ja($0.text).contains(word) }
      #expect(found.count == 1, "\(word)")
    }
    #expect(model.notes.allSatisfy { !$0.provisions.isEmpty })
  }

  @Test("have every duty in its lane, with its provision", arguments: Expected.all)
  func duties(_ expected: Expected) throws {
    let (kit, model) = try drawing(expected)
    for (number, lane) in model.lanes.enumerated() {
      let own = model.duties.filter { Int($0.lane) == number }.map { kit.ja($0.text) }
      let words = expected.duties[kit.ja(lane.name)] ?? []
      #expect(own.count == words.count, "\(kit.ja(lane.name)): \(own)")
      for word in words { #expect(own.contains { $0.contains(word) }, "\(word)") }
    }
    #expect(model.duties.allSatisfy { !$0.provisions.isEmpty })
  }

  @Test("cite provisions that coverage can count", arguments: Expected.all)
  func citations(_ expected: Expected) throws {
    let kit = try Self.kit.get()
    let number = try #require(kit.rulebook.workflow(named: expected.workflow))
    let cited = kit.rulebook.provisions(citedByWorkflow: number)
    #expect(cited.contains(kit.rulebook.workflows[number].provision))
    #expect(cited.count > 10)
    #expect(cited == cited.sorted())
  }

  @Test("are found by id, by the id's end and by the handbook's number")
  func names() throws {
    let book = try Self.kit.get().rulebook
    for name in ["handbook-6a", "6a", "#6a"] {
      let number = try #require(book.workflow(named: name))
      #expect(book.string(book.workflows[number].id) == "handbook-6a")
    }
    for name in ["6", "", "#", "7", "handbook", "handbook-"] {
      #expect(book.workflow(named: name) == nil, "\(name)")
    }
  }
}
