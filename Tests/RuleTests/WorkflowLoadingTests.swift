import Rules
import SourceText
import TestSupport
import Testing

@Suite("Workflow files")
struct WorkflowLoadingTests {
  private static let path = "workflows/handbook-5.yaml"

  @Test("come back from the compiled rulebook, part by part")
  func roundTrip() throws {
    let rulebook = try TinyRulebook.make()
    let model = rulebook.model(ofWorkflow: 0)
    #expect(model.lanes.map { rulebook.string($0.id) } == ["hospital", "company"])
    #expect(model.nodes.map(\.kind) == [.start, .task, .task, .task, .end])
    #expect(model.nodes[2].isOptional && !model.nodes[1].isOptional)
    #expect(model.nodes[4].isGoal)
    #expect(
      model.flows.map { rulebook.string($0.id) } == [
        "start--provide", "receive--use", "use--end",
      ]
    )
    #expect(rulebook.string(model.messages[0].name.ja) == "データ")
    #expect(model.duties[0].applies == nil && model.duties[0].rules.isEmpty)
    let cited = rulebook.provisions(citedByWorkflow: 0).map {
      rulebook.string(rulebook.provisions[Int($0)].id)
    }
    #expect(cited.sorted() == ["appi/opt-out", "handbook/chart"])
    #expect(model.readingOrder == [0, 1, 2, 3, 4])
  }

  @Test(
    "are refused at the place of what is wrong in them",
    arguments: [
      // A node named after nothing, and a flow into nowhere.
      (
        "next: [provide]", "next: [provid]", "10:",
        "`provid` is not known here. Did you mean `provide`?"
      ),
      // A flow across lanes.
      (
        "name: {ja: 提供, en: provide}", "name: {ja: 提供, en: provide}, next: [use]", "11:",
        "stand in different lanes; make it a message"
      ),
      // A message inside one lane.
      ("from: provide, to: receive", "from: use, to: receive", "16:", "stays inside one lane"),
      // A task that nothing leads to.
      (
        "next: [provide]",
        "next: [end-early]}\n  end-early: {kind: end, lane: hospital, phase: all, name: {ja: 途中, en: early}",
        "12:", "No start event leads to `provide`."
      ),
      // A gateway with one branch.
      (
        "provide: {lane: hospital",
        "provide: {kind: gateway, branches: [{label: {ja: はい, en: yes}, to: provide}], lane: hospital",
        "11:",
        "needs two branches or more"
      ),
      // A lane without a role, and one without anything in it.
      ("role: {ja: 提供する, en: provides}, ", "", "5:", "`role:` is missing."),
      (
        "company: {name",
        "idle: {name: {ja: 空, en: idle}, role: {ja: なし, en: none}, members: 'true'}\n  company: {name",
        "6:", "Nothing stands in the lane `idle`."
      ),
      // Rules, provisions, lanes, phases and conditions that are not there.
      (
        "provisions: [appi/opt-out]", "provisions: [appi/opt-ou]", "11:",
        "Did you mean `appi/opt-out`?"
      ),
      (
        "duties:\n  consent:", "rules: [appi/no-rule]\nduties:\n  consent:", "20:",
        "`appi/no-rule` is not known here."
      ),
      ("provide: {lane: hospital", "provide: {lane: hospitl", "11:", "Did you mean `hospital`?"),
      (
        "use: {lane: company, phase: all", "use: {lane: company, phase: al", "13:",
        "`al` is not known here."
      ),
      ("members: 'true'", "members: nothing", "5:", "Condition at `nothing`"),
      // Nothing to aim at, an end that goes on, a name that means two steps.
      (", goal: true", "", "1:", "There is no end event that is the goal"),
      ("goal: true", "goal: true, next: [use]", "14:", "Nothing can follow the end event `end`."),
      (
        "name: {ja: 利用, en: use}", "name: {ja: 受領, en: use}", "13:",
        "`receive` is called “受領”, too."
      ),
      // An order that the drawing does not have.
      (
        "orders: {}",
        "orders: {late: {before: use, after: provide, why: {ja: 理由, en: why}, provisions: []}}",
        "17:",
        "In the drawing, `use` does not lead to `provide`."
      ),
      ("provisions: [handbook/chart]", "provisions: []", "21:", "`consent` names no provision"),
      ("notes: {}", "notes: {}\nlinks: {}", "20:", "`links` is not known here."),
    ]
  )
  func wrong(_ old: String, _ new: String, _ place: String, _ message: String) throws {
    let text = TinyRulebook.source(Self.path)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    let error = #expect(throws: RulebookUnreadable.self) {
      try TinyRulebook.make(with: [Self.path: changed])
    }
    let lines = (error?.description ?? "").split(separator: "\n")
    #expect(
      lines.contains { $0.hasPrefix("\(Self.path):\(place)") && $0.contains(message) },
      "\(lines)"
    )
  }
}
