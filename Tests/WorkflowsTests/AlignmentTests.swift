import Rules
import Testing

@testable import Workflows

@Suite("Steps laid against a workflow")
struct AlignmentTests {
  private static let kit = Result { try Kit() }

  private func deviations(
    _ tasks: [Int],
    _ model: WorkflowModel,
    _ net: WorkflowNet,
    isPartial: Bool = false
  ) throws -> [StepDeviation] {
    let log = StepLog(
      tasks.enumerated().map { StepLog.Event(node: $1, isAllowed: true, step: $0) },
      order: tasks.indices.dropFirst().map { ($0 - 1, $0) }
    )
    let rules = AlignmentMoves(model, net, log, isPartial: isPartial)
    var search = AlignmentSearch(rules)
    let result = search.run()
    let alignment = try #require(result)
    let found = DeviationReader(alignment, rules).deviations
    #expect((alignment.cost == 0) == found.isEmpty)
    return found
  }

  @Test("no run that the drawing permits deviates, listed in full or in part", arguments: 0..<7)
  func conforming(_ number: Int) throws {
    let kit = try Self.kit.get()
    let (model, net) = (kit.models[number], kit.nets[number])
    let generator = RunGenerator(model: model, net: net)
    var dice = Dice(seed: UInt64(number) + 1)
    for _ in 0..<150 {
      let run = generator.run(&dice)
      #expect(try deviations(run, model, net).isEmpty)
      // Nobody lists all that need not be listed.
      let passed = Set(run.filter { model.nodes[$0].isOptional && dice.roll(2) == 0 })
      let listed = run.filter { !passed.contains($0) }
      #expect(try deviations(listed, model, net).isEmpty)
      let part = run.filter { _ in dice.roll(3) > 0 }
      #expect(try deviations(part, model, net, isPartial: true).isEmpty)
    }
  }

  @Test("steps without an order between them never deviate by their order", arguments: 0..<7)
  func unordered(_ number: Int) throws {
    let kit = try Self.kit.get()
    let (model, net) = (kit.models[number], kit.nets[number])
    var dice = Dice(seed: UInt64(number) + 11)
    let run = RunGenerator(model: model, net: net).run(&dice)
    let log = StepLog(
      run.enumerated().reversed().map { StepLog.Event(node: $1, isAllowed: true, step: $0) },
      order: []
    )
    var search = AlignmentSearch(AlignmentMoves(model, net, log, isPartial: false))
    let result = search.run()
    #expect(try #require(result).cost == 0)
  }

  @Test(
    "a step taken out, moved or named otherwise is found whenever it breaks the drawing",
    arguments: 0..<7
  )
  func mutations(_ number: Int) throws {
    let kit = try Self.kit.get()
    let (model, net) = (kit.models[number], kit.nets[number])
    let generator = RunGenerator(model: model, net: net)
    let oracle = RunOracle(model: model, net: net)
    let tasks = model.nodes.indices.filter { model.nodes[$0].kind == .task }
    var dice = Dice(seed: UInt64(number) + 101)
    var broken = 0
    var found = 0
    for round in 0..<300 {
      var run = generator.run(&dice)
      let position = dice.roll(run.count)
      switch round % 3 {
      case 0: run.remove(at: position)
      case 1: run.swapAt(position, dice.roll(run.count))
      default: run[position] = tasks[dice.roll(tasks.count)]
      }
      let isRun = oracle.accepts(run)
      let deviating = try !deviations(run, model, net).isEmpty
      #expect(!isRun || !deviating, "\(run) is a run")
      guard !isRun else { continue }
      broken += 1
      if deviating { found += 1 }
    }
    #expect(broken > 100)
    #expect(Double(found) >= 0.99 * Double(broken), "\(found) of \(broken)")
  }

  @Test("the search costs what trying everything costs", arguments: 0..<7)
  func leastCost(_ number: Int) throws {
    let kit = try Self.kit.get()
    let (model, net) = (kit.models[number], kit.nets[number])
    let generator = RunGenerator(model: model, net: net)
    var dice = Dice(seed: UInt64(number) + 1001)
    for _ in 0..<6 {
      var run = generator.run(&dice).filter { !model.nodes[$0].isOptional || dice.roll(3) == 0 }
      for _ in 0..<2 { run.swapAt(dice.roll(run.count), dice.roll(run.count)) }
      if dice.roll(2) == 0 { run.remove(at: dice.roll(run.count)) }
      let log = StepLog(
        run.enumerated().map {
          StepLog.Event(node: $1, isAllowed: dice.roll(8) > 0, step: $0)
        },
        order: run.indices.dropFirst().filter { _ in dice.roll(6) > 0 }.map { ($0 - 1, $0) }
      )
      var search = AlignmentSearch(AlignmentMoves(model, net, log, isPartial: false))
      let result = search.run()
      let cost = try #require(result).cost
      let plain = PlainSearch(rules: AlignmentMoves(model, net, log, isPartial: false))
      if let expected = plain.cost(upTo: 60_000) { #expect(cost == expected) }
    }
  }
}
