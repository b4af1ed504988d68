import Checking
import Rules
import SourceText
import Testing

@testable import Workflows

@Suite("The steps of a plan")
struct StepReviewTests {
  private static let kit = Result { try PlanKit() }

  /// The steps of annex 4 that a plan must list.
  private static let four = [
    "匿名加工情報の利用を申請, by: analytics", "申請を受けた匿名加工情報の利用を審査, by: clinic-group",
    "匿名加工情報の作成, by: clinic-group", "公表, by: clinic-group", "提供先との契約, by: clinic-group",
    "匿名加工情報を提供, by: clinic-group", "匿名加工情報を利用, by: analytics",
  ]

  private func steps(_ steps: [String], follows: String = "handbook-4") throws -> Reviewed {
    let kit = try Self.kit.get()
    return try kit.review(follows, kit.list(steps, follows: follows))
  }

  @Test("that follow the workflow raise nothing, and count as evaluated")
  func conforming() throws {
    let reviewed = try steps(Self.four)
    #expect(reviewed.errors.isEmpty)
    #expect(reviewed.steps.isEmpty)
    let assessment = try #require(reviewed.assessment)
    #expect(assessment.overall.verdict == .noFindings)
    let without = try #require(
      Self.kit.get().review("handbook-4", "workflow: {follows: handbook-4}").assessment
    )
    #expect(assessment.counts.evaluated == without.counts.evaluated + 6)
    #expect(assessment.counts.rules == without.counts.rules)
    #expect(
      assessment.counts.evaluated + assessment.counts.notApplicable == assessment.counts.rules
    )
  }

  @Test("may be named by id, in English or by another name, and written as bare texts")
  func names() throws {
    let kit = try Self.kit.get()
    let reviewed = try kit.review(
      "handbook-4",
      """
      ワークフロー:
        参照: 手引き4
        手順:
          - apply
          - Review the use applied for
          - "「匿名加工情報の作成」"
          - {作業: 作成時の公表, 担当: 民間医療施設, 状況: 予定}
          - company-contract
          - {step: 公表, by: hospital}
          - provide
          - use
      """
    )
    #expect(reviewed.errors.isEmpty, "\(reviewed.errors.map(\.message.en))")
    #expect(reviewed.steps.isEmpty, "\(reviewed.steps)")
  }

  @Test("missing: noted, and a must only where the facts do not show the duty met")
  func missing() throws {
    var list = Self.four
    list.remove(at: 3)
    #expect(try steps(list).steps == ["missing consider 提供先との契約"])
    let kit = try Self.kit.get()
    let text = kit.list(list, follows: "handbook-4")
    let plan = try kit.plan("handbook-4", text).replacing(
      "provision: planned",
      with: "provision: none"
    )
    #expect(plan.contains("provision: none"))
    var checker = PlanChecker(kit.kit.rulebook)
    var result = checker.check(
      SourceFile(name: "plan.yaml", bytes: Array(plan.utf8)),
      CheckOptions(today: Day(number: 18_642))
    )
    var review = StepReview(kit.kit.rulebook)
    review.review(&result)
    let reviewed = Reviewed(result: result, rulebook: kit.kit.rulebook, text: Array(plan.utf8))
    #expect(reviewed.steps == ["missing must 提供先との契約"])
    #expect(reviewed.assessment?.overall.verdict == .nonconforming)
  }

  @Test("left out on purpose: said at the word that says so")
  func leftOut() throws {
    var list = Self.four
    list[1] += ", status: none"
    #expect(try steps(list).steps == ["left-out consider none"])
  }

  @Test("in the wrong order: a must only where the law asks for the order")
  func order() throws {
    var list = Self.four
    list.swapAt(3, 5)
    #expect(try steps(list).steps == ["out-of-order must 匿名加工情報を提供"])
    list = Self.four
    list.swapAt(3, 4)
    #expect(try steps(list).steps == ["out-of-order consider 提供先との契約"])
    list = Self.four
    list.swapAt(4, 5)
    #expect(try steps(list).steps == ["out-of-order should 匿名加工情報を提供"])
  }

  @Test("by the wrong party")
  func lane() throws {
    var list = Self.four
    list[1] = "申請を受けた匿名加工情報の利用を審査, by: analytics"
    #expect(try steps(list).steps == ["wrong-lane consider analytics"])
    list[1] = "申請を受けた匿名加工情報の利用を審査, by: 民間企業等"
    #expect(try steps(list).steps == ["wrong-lane consider 民間企業等"])
  }

  @Test("that the workflow does not know are noted, with the nearest")
  func unknown() throws {
    let reviewed = try steps(Self.four + ["加工結果の院内点検, by: clinic-group"])
    #expect(reviewed.steps == ["unknown consider 加工結果の院内点検"])
    let near = try steps(["院内で匿名加工情報の作成手順を点検, by: clinic-group"] + Self.four)
    let finding = try #require(near.assessment?.findings.first)
    #expect(finding.remedy.ja.contains("「匿名加工情報の作成」"))
  }

  @Test("by date: what follows a waiting period follows its end")
  func waiting() throws {
    func list(_ until: String) -> [String] {
      [
        "書面による通知, by: hospital, date: 2020-11-01",
        "一定のオプトアウト期間を設定, by: hospital, date: 2020-11-02/\(until)",
        "フラグ設定のない臨床データを抽出し、提供, by: hospital, date: 2021-02-01",
        "臨床情報DBの作成, by: operator", "匿名加工医療情報の利用を申請, by: pharma",
        "申請を受けた匿名加工医療情報の利用を審査, by: operator", "匿名加工医療情報を作成, by: operator",
        "提供先との契約, by: operator", "匿名加工医療情報を提供, by: operator",
        "匿名加工医療情報を利用, by: pharma",
      ]
    }
    #expect(try steps(list("2021-01-31"), follows: "handbook-3").steps.isEmpty)
    let late = try steps(list("2021-03-31"), follows: "handbook-3")
    #expect(late.steps == ["out-of-order must フラグ設定のない臨床データを抽出し、提供"])
    let finding = try #require(late.assessment?.findings.first { $0.level == .must })
    #expect(!finding.citations.isEmpty)
    #expect(finding.facts.count == 2)
  }

  @Test("of several hospitals are cases of their own")
  func severalHospitals() throws {
    let kit = try Self.kit.get()
    let steps = Self.four.flatMap { step in
      step.contains("clinic-group") && !step.contains("審査")
        ? [step, step.replacing("clinic-group", with: "second")] : [step]
    }
    let text = kit.list(steps, follows: "handbook-4")
    let plan = try kit.plan("handbook-4", text).replacing(
      "institutions:\n",
      with:
        "institutions:\n- {id: second, name: 第二病院, kind: private-hospital, main-purpose: care}\n"
    )
    var checker = PlanChecker(kit.kit.rulebook)
    var result = checker.check(
      SourceFile(name: "plan.yaml", bytes: Array(plan.utf8)),
      CheckOptions(today: Day(number: 18_642))
    )
    var review = StepReview(kit.kit.rulebook)
    review.review(&result)
    let reviewed = Reviewed(result: result, rulebook: kit.kit.rulebook, text: Array(plan.utf8))
    #expect(reviewed.errors.isEmpty)
    // Only the review is listed for one of them alone.
    #expect(reviewed.steps == ["missing consider 匿名加工情報の作成"])
    #expect(reviewed.assessment?.findings.last?.message.ja.contains("第二病院") == true)
  }

  @Test("of several applications are told apart by `case`")
  func cases() throws {
    let shared = Array(Self.four[2...3])
    let own = Self.four.indices.filter { ![2, 3].contains($0) }.map { Self.four[$0] }
    let list = { (name: String) in own.map { $0 + ", case: \(name)" } }
    let reviewed = try steps(
      list("甲")[..<2] + list("乙")[..<2] + shared + list("甲")[2...] + list("乙")[2...]
    )
    #expect(reviewed.steps.isEmpty, "\(reviewed.steps)")
    let missing = try steps(
      list("甲")[..<2] + list("乙")[..<1] + shared + list("甲")[2...] + list("乙")[2...]
    )
    #expect(missing.steps == ["missing consider 匿名加工情報の作成"])
    #expect(missing.assessment?.findings.last?.message.ja.contains("案件「乙」") == true)
  }

  @Test("listed in part miss nothing")
  func partial() throws {
    let kit = try Self.kit.get()
    let text = kit.list([Self.four[2], Self.four[5]], follows: "handbook-4")
    #expect(try kit.review("handbook-4", text + "  partial: true").steps.isEmpty)
    #expect(try kit.review("handbook-4", text).steps.count == 5)
  }

  @Test("of another workflow than the chart's: noted with the reason")
  func otherWorkflow() throws {
    let reviewed = try Self.kit.get().review("handbook-4", "workflow: {follows: handbook-3}")
    #expect(reviewed.steps == ["other-workflow consider handbook-3"])
    let finding = try #require(reviewed.assessment?.findings.first)
    #expect(finding.message.ja.contains("別添4"))
    #expect(finding.message.ja.contains("自らの組織で匿名加工"))
    #expect(
      try Self.kit.get().review("handbook-4", "workflow: {follows: handbook-4}").steps.isEmpty
    )
  }

  @Test("without a named workflow are compared with the chart's")
  func notNamed() throws {
    let kit = try Self.kit.get()
    let text = kit.list(Self.four, follows: "handbook-4")
      .replacing("  follows: handbook-4\n", with: "")
    #expect(try kit.review("handbook-4", text).steps.isEmpty)
  }

  @Test(
    "that cannot be read are refused at their place",
    arguments: [
      ("{follows: handbook-4, steps: 公表}", "workflow/steps-not-a-list", "公表"),
      ("{follows: handbook-4, steps: {step: 公表}}", "workflow/steps-not-a-list", "{step: 公表}"),
      ("{follows: handbook-4, steps: [匿名加工情報の作製]}", "workflow/unknown-step", "匿名加工情報の作製"),
      ("{follows: handbook-4, steps: [make-anonymous]}", "workflow/unknown-step", "make-anonymous"),
      ("{follows: handbook-4, steps: [share-stop]}", "workflow/mixed-workflows", "share-stop"),
      (
        "{follows: handbook-4, steps: [書面による通知, 臨床情報DBの作成]}", "workflow/mixed-workflows", "書面による通知"
      ),
      (
        "{follows: handbook-4, steps: [{step: 公表, by: clinic-grup}]}", "workflow/unknown-performer",
        "clinic-grup"
      ),
      (
        "{follows: handbook-4, steps: [{step: 公表, after: [作成]}]}", "workflow/unknown-after", "作成"
      ),
      (
        "{follows: handbook-4, steps: [{id: a, step: 公表, after: [b]}, {id: b, step: 提供先との契約, after: [a]}]}",
        "workflow/cycle-in-after", "b"
      ),
      (
        "{follows: handbook-4, steps: [{step: 公表, after: [公表]}]}", "workflow/cycle-in-after", "公表"
      ),
      (
        "{follows: handbook-4, steps: [{id: a, step: 公表, date: 2021-05-01}, {step: 提供先との契約, date: 2021-04-01, after: [a]}]}",
        "workflow/order-contradicts-dates", "2021-04-01"
      ),
      ("{follows: handbook-7, steps: []}", "plan/unknown-value", "handbook-7"),
      ("{follows: handbook-4, steps: [{by: clinic-group}]}", "plan/missing-key", ""),
    ]
  )
  func badInput(_ text: String, _ id: String, _ marked: String) throws {
    let reviewed = try Self.kit.get().review("handbook-4", "workflow: \(text)")
    #expect(reviewed.assessment == nil)
    let error = try #require(reviewed.errors.first)
    #expect(error.id == id)
    #expect(reviewed.marked(error.range).hasPrefix(marked), "\(reviewed.marked(error.range))")
    #expect(reviewed.errors.count == 1)
  }

  @Test("that are nearly a name come with the name")
  func didYouMean() throws {
    let reviewed = try Self.kit.get().review(
      "handbook-4",
      "workflow: {follows: handbook-4, steps: [匿名加工情報の作製]}"
    )
    #expect(reviewed.errors.first?.message.ja.contains("「匿名加工情報の作成」のことですか") == true)
    #expect(reviewed.errors.first?.message.en.contains("Did you mean") == true)
  }
}
