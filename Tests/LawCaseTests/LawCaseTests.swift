import Foundation
import TebikiKit
import Testing

/// Situations to which the law gives an answer, each as a plan; docs/cases.md explains them.
@Suite("Law cases")
struct LawCaseTests {
  @Test("every plan gets the answer that its head states")
  func answers() throws {
    let check = PlanCheck()
    var agree = 0
    var differ: [String] = []
    for lawCase in try LawCase.all() {
      #expect(!lawCase.answers.isEmpty, "\(lawCase.name) states no answer")
      for answer in lawCase.answers {
        let report = try check.check(
          lawCase.bytes,
          named: "\(lawCase.name).yaml",
          asOf: answer.day,
          today: answer.day
        )
        guard let problem = try Outcome(json: report.json).disagreement(with: answer) else {
          agree += 1
          continue
        }
        differ.append(lawCase.name)
        Issue.record("\(lawCase.name) on \(answer.day), \(answer.subject): \(problem)")
      }
    }
    print("law cases: \(agree) answers agree, \(differ.count) differ \(differ)")
    #expect(agree >= 350)
  }

  @Test("the stated cases are all there, and others beside them")
  func complete() throws {
    let names = try LawCase.all().map(\.name)
    let stated = names.filter { $0.first?.isUppercase == true }
    #expect(stated.count == 66)
    #expect(names.count - stated.count >= 250)
  }
}

/// What came of checking one plan.
private struct Outcome {
  private let isRead: Bool
  private let assessment: [String: Any]

  init(json: String) throws {
    let root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let file = (root?["files"] as? [[String: Any]])?.first
    let document = (file?["documents"] as? [[String: Any]])?.first
    isRead = (document?["diagnostics"] as? [Any])?.isEmpty == true
    assessment = document?["assessment"] as? [String: Any] ?? [:]
  }

  /// How the outcome differs from an answer; nil where it does not.
  func disagreement(with answer: StatedAnswer) -> String? {
    guard isRead else { return "the plan has faults of its own" }
    if answer.isClassification {
      let all = list("classifications").filter { $0["field"] as? String == answer.subject }
      let values = Set(all.compactMap { ($0["value"] as? [String: Any])?["en"] as? String })
      let wanted = answer.value == "true" ? "yes" : "no"
      return values == [wanted] ? nil : "came out as \(values.sorted()), not \(wanted)"
    }
    guard let law = list("laws").first(where: { $0["law"] as? String == answer.subject }) else {
      return "the law has no verdict"
    }
    let verdict = law["verdict"] as? String ?? "none"
    let found = list("findings").filter { $0["law"] as? String == answer.subject }
    let rules = Set(found.compactMap { $0["rule"] as? String })
    if verdict != answer.value || rules != answer.rules {
      return "\(verdict) \(rules.sorted()), not \(answer.value) \(answer.rules.sorted())"
    }
    // Nothing but the stated question may be open in a plan.
    let isSettled = law["isSettled"] as? Bool == true
    return isSettled || verdict == "undetermined" ? nil : "the verdict is not settled"
  }

  private func list(_ key: String) -> [[String: Any]] {
    assessment[key] as? [[String: Any]] ?? []
  }
}
