import Checking
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Routes")
struct RouteLoadingTests {
  private static func messages(changing old: String, to new: String) -> [String] {
    #expect(TinyRoute.source.contains(old))
    let source = TinyRoute.source.replacing(old, with: new)
    return TinyRulebook.problems(with: [TinyRoute.path: source])
      .map { $0.description(in: .en) }
  }

  @Test("come back from the compiled form as they went in")
  func roundTrip() throws {
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: TinyRoute.source])
    let route = try #require(rulebook.provedRoutes.first)
    #expect(rulebook.routes.allSatisfy { $0.cases.isEmpty && $0.never.isEmpty })
    #expect(rulebook.string(route.id) == "genuine-use")
    #expect(rulebook.string(route.title.en) == "genuine use")
    #expect(route.points.map { rulebook.string($0.id) } == ["foreign", "aggregated", "genuine"])
    #expect(route.points.map(\.isJudgement) == [false, false, true])
    #expect(route.cases.count == 5)
    #expect(route.never.map(\.state) == [.open])
    #expect(
      route.citedProvisions.map { rulebook.string(rulebook.provisions[Int($0)].id) }
        == ["appi/sensitive-definition", "appi/opt-out"]
    )
    #expect(Set(rulebook.citedProvisions).isSuperset(of: route.citedProvisions))
  }

  @Test("stay in a rulebook that an institution extends")
  func pack() throws {
    let rulebook = try TinyRulebook.make(with: [TinyRoute.path: TinyRoute.source])
    let own = RuleFile(path: "routes/own.yaml", bytes: Array(TinyRoute.source.utf8))
    let bytes = try RulebookLoader.extend(rulebook, with: [own]).get()
    let extended = Rulebook(decoding: RulebookBytes(copying: bytes))
    #expect(extended.routes.map { extended.string($0.id) } == ["genuine-use", "own"])
    let same = RuleFile(path: TinyRoute.path, bytes: Array(TinyRoute.source.utf8))
    guard case .failure(let problems) = RulebookLoader.extend(rulebook, with: [same]) else {
      Issue.record("A second route of the same name was taken.")
      return
    }
    #expect(problems.list.contains { $0.message.en.contains("already a route") })
  }

  @Test(
    "are refused at their place",
    arguments: [
      ("summary:", "sumary:", "2:1", "Did you mean `summary`?"),
      ("judgement: true", "judgment: true", "11:103", "Did you mean `judgement`?"),
      ("subject: dataset", "subject: consent", "3:10", "`consent` is not known here"),
      ("[appi/opt-out]", "[appi/opt-in]", "", "Did you mean `appi/opt-out`?"),
      ("fits: dataset.existing", "fits: dataset.exsting", "6:7", "exsting"),
      ("id: aggregated", "id: foreign", "", "occurs twice"),
      ("name: 病名, base", "nane: 病名, base", "", "`name:` is missing"),
      ("expect: closed", "expect: conditional", "", "No case shows the state `closed`"),
      ("never:\n  open", "never:\n  closed", "", "has a case"),
      ("unmet: [genuine]}", "unmet: [genuin]}", "", "Did you mean `genuine`?"),
    ]
  )
  func refused(_ old: String, _ new: String, _ place: String, _ part: String) {
    let messages = Self.messages(changing: old, to: new)
    #expect(!messages.isEmpty)
    #expect(messages.allSatisfy { $0.hasPrefix("\(TinyRoute.path):") })
    #expect(messages.contains { $0.contains(part) }, "\(messages)")
    if !place.isEmpty {
      #expect(messages.contains { $0.hasPrefix("\(TinyRoute.path):\(place): ") }, "\(messages)")
    }
  }
}

@Suite("Cases of routes")
struct RouteCaseTests {
  @Test("every case of every route comes out as it says")
  func cases() throws {
    let rulebook = try Repository.rulebook()
    let runner = RouteCaseRunner(rulebook)
    #expect(rulebook.routes.count > 20)
    for route in rulebook.routes.indices {
      for result in runner.run(route) where !result.isPassed {
        Issue.record(
          "\(rulebook.string(rulebook.routes[route].id)), “\(result.name)”: expected \(result.expected.name) \(result.expectedUnmet), got \(result.actual?.name ?? "no plan") \(result.unmet) \(result.problems.map(\.en))"
        )
      }
    }
  }

  @Test("a case that says otherwise fails, whether by its state or by what is left")
  func wrongCases() throws {
    for (old, new) in [
      ("expect: conditional, unmet: [aggregated, genuine]", "expect: closed, unmet: [foreign]"),
      ("unmet: [aggregated, genuine]", "unmet: [aggregated]"),
    ] {
      let source = TinyRoute.source.replacing(old, with: new)
      let rulebook = try TinyRulebook.make(with: [TinyRoute.path: source])
      #expect(RouteCaseRunner(rulebook).run(0).map(\.isPassed) == [true, false, true, true, true])
    }
  }
}
