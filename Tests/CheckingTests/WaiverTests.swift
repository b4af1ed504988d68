import Checking
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Waivers")
struct WaiverTests {
  /// A rule that may be waived, beside one that rests on a statute.
  private static let house = """
    title: {ja: 目的の記載がない, en: purpose not stated}
    status: stable
    level: should
    subject: transfer
    provisions: [handbook/chart]
    effective: {from: 2017-05-30, until: 2022-04-01}
    applies: transfer.basis == "opt-out"
    requires: transfer.purpose != "未記入"
    at: purpose
    message: {ja: 目的が書かれていません。, en: The purpose is not stated.}
    remedy: {ja: 書いてください。, en: State it.}
    why: {ja: 理由。, en: Reason.}
    letter: {ja: ご確認ください。, en: Please check.}
    item: {ja: 目的, en: purpose}
    waivable: true
    aliases: [house/old]
    cases:
      - {name: 未記入, base: base, with: {transfers: [{id: t1, basis: opt-out, purpose: 未記入}]}, expect: violating}
      - {name: 記入, base: base, with: {transfers: [{id: t1, basis: opt-out}]}, expect: conforming}
      - {name: 同意, base: base, expect: not-applicable}
      - {name: 不明, base: base, with: {transfers: [{id: t1, basis: unknown}]}, expect: undetermined}
    """

  private static let valid = "house/purpose until=2021-12-31 by=事務局 reason=\"次の会議で定める\" ref=R-12"

  private func document(
    _ lines: [String],
    readsWaivers: Bool = true,
    waivers: [WaiverRequest] = []
  ) throws -> (result: DocumentResult, book: Rulebook) {
    let book = try TinyRulebook.make(with: ["house/purpose.yaml": Self.house])
    var checker = PlanChecker(book)
    var options = CheckOptions(today: Day(number: 18_642))
    options.readsWaivers = readsWaivers
    options.waivers = waivers
    let text = lines.joined(separator: "\n") + "\n"
    let result = checker.check(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)), options)
    return (try #require(result.documents.first), book)
  }

  private func plan(_ transfer: [String]) -> [String] {
    [
      "tebiki: 1", "as-of: 2021-01-15",
      "datasets: [{id: d1, kind: statistics, existing: false}]", "transfers:",
    ] + transfer
  }

  private func transfer(_ comment: String, purpose: String = "未記入") -> [String] {
    [comment, "  - id: t1", "    datasets: [d1]", "    basis: opt-out", "    purpose: \(purpose)"]
  }

  private func finding(_ document: DocumentResult, _ book: Rulebook) throws -> Finding {
    try #require(
      document.assessment?.findings.first {
        book.string(book.rules[$0.rule].id) == "house/purpose"
      }
    )
  }

  private func remarks(_ document: DocumentResult) -> [String] {
    document.diagnostics.map(\.id).filter { $0.hasPrefix("waiver/") }
  }

  @Test("excuse a finding, and leave the verdict's word as it is")
  func excused() throws {
    let (without, _) = try document(plan(transfer("  # nothing")))
    let (document, book) = try document(plan(transfer("  # tebiki:waive \(Self.valid)")))
    let waiver = try #require(try finding(document, book).waiver)
    #expect(waiver.by == "事務局" && waiver.reason == "次の会議で定める" && waiver.reference == "R-12")
    #expect(waiver.until == Day(year: 2021, month: 12, day: 31))
    #expect(document.assessment?.overall == without.assessment?.overall)
    #expect(document.assessment?.overall.verdict == .remarks)
    // It does not say which facts it excuses, and is told so.
    #expect(remarks(document) == ["waiver/unbound"])
  }

  @Test("stand on the line above, or behind the line, of the entry or of the fact")
  func places() throws {
    let mark = "# tebiki:waive \(Self.valid)"
    let entry = ["  - id: t1", "    datasets: [d1]", "    basis: opt-out"]
    let fact = "    purpose: 未記入"
    let variants: [[String]] = [
      ["  " + mark] + entry + [fact],
      ["  - id: t1  " + mark] + Array(entry.dropFirst()) + [fact],
      entry + ["    " + mark, fact],
      entry + [fact + " " + mark],
      ["  " + mark, "  # another comment", ""] + entry + [fact],
    ]
    for variant in variants {
      let (document, book) = try document(plan(variant))
      #expect(try finding(document, book).waiver != nil, "\(variant)")
    }
  }

  @Test(
    "that do not fit leave the finding and say why",
    arguments: [
      ("# tebiki:waive house/purpose until=2021-12-31 by=x", "malformed"),
      ("# tebiki:waive house/purpose until=2021-12-31 reason=x", "malformed"),
      ("# tebiki:waive house/purpose by=x reason=x", "malformed"),
      ("# tebiki:waive house/purpose until=2021-02-30 by=x reason=x", "malformed"),
      ("# tebiki:waive house/purpose until=2021-12-31 by=x reason=\" \"", "malformed"),
      ("# tebiki:waive house/purpose until=2021-12-31 by=x reason=x owner=y", "malformed"),
      ("# tebiki:waive house/purpose until=2021-12-31 by=x by=y reason=x", "malformed"),
      ("# tebiki:waive house/purpose until=2021-12-31 by=x reason=\"x", "malformed"),
      ("# tebiki:waive", "malformed"),
      ("# tebiki:waive house/purposes until=2021-12-31 by=x reason=x", "unknown-rule"),
      ("# tebiki:waive house/ until=2021-12-31 by=x reason=x", "unknown-rule"),
      ("# tebiki:waive house/old until=2021-12-31 by=x reason=x", "unknown-rule"),
      ("# tebiki:waive appi/sensitive-opt-out until=2021-12-31 by=x reason=x", "not-waivable"),
      ("# tebiki:waive house/purpose until=2021-01-14 by=x reason=x", "expired"),
      (
        "# tebiki:waive house/purpose until=2021-12-31 by=x reason=x facts=000000000000",
        "facts-changed"
      ),
    ]
  )
  func refused(comment: String, reason: String) throws {
    let (document, book) = try document(plan(transfer("  " + comment)))
    #expect(try finding(document, book).waiver == nil)
    #expect(remarks(document) == ["waiver/\(reason)"], "\(document.diagnostics.map(\.message.en))")
  }

  @Test("lapse when the facts that they excused change, and only then")
  func facts() throws {
    let (first, book) = try document(plan(transfer("  # tebiki:waive \(Self.valid)")))
    let digest = try finding(first, book).factsDigest
    let bound = "  # tebiki:waive \(Self.valid) facts=\(digest)"
    let (same, _) = try document(plan(transfer(bound)))
    #expect(try finding(same, book).waiver != nil)
    #expect(remarks(same).isEmpty)
    // Another fact of the plan changes nothing.
    let other = plan(transfer(bound)).map { $0.replacing("statistics", with: "diagnoses") }
    let (unrelated, _) = try document(other)
    #expect(try finding(unrelated, book).waiver != nil)
    let dated = plan(transfer(bound) + ["    date: 2021-01-10"])
    #expect(try finding(try document(dated).result, book).waiver != nil)
  }

  @Test("are pointed out within thirty days of their end, the last day included")
  func endsSoon() throws {
    for (until, isNear) in [("2021-01-15", true), ("2021-02-14", true), ("2021-02-15", false)] {
      let comment = "  # tebiki:waive house/purpose until=\(until) by=x reason=x"
      let (document, book) = try document(plan(transfer(comment)))
      #expect(try finding(document, book).waiver != nil)
      #expect(remarks(document) == [isNear ? "waiver/ends-soon" : "waiver/unbound"], "\(until)")
    }
  }

  @Test("of nothing, of more than one finding and in no place are told")
  func scope() throws {
    let mark = "# tebiki:waive \(Self.valid)"
    let (unused, _) = try document(plan(transfer("  \(mark)", purpose: "開発")))
    #expect(remarks(unused) == ["waiver/unused"])
    let elsewhere = plan(transfer("")).map { $0 == "tebiki: 1" ? "tebiki: 1 \(mark)" : $0 }
    #expect(remarks(try document(elsewhere).result) == ["waiver/unused"])
    let two =
      transfer("").dropFirst() + transfer("").dropFirst().map { $0.replacing("t1", with: "t2") }
    let lines = plan(Array(two)).map { $0 == "transfers:" ? "\(mark)\ntransfers:" : $0 }
    let (broad, book) = try document(lines)
    #expect(remarks(broad) == ["waiver/too-broad"])
    #expect(try finding(broad, book).waiver == nil)
    let (last, _) = try document(plan(transfer("")) + [mark])
    #expect(remarks(last) == ["waiver/misplaced"])
  }

  @Test("inside a text are no waivers")
  func inText() throws {
    let lines =
      plan(transfer("")) + ["x-note: \"a # tebiki:waive \(Self.valid.replacing("\"", with: "'"))\""]
    let (document, book) = try document(lines)
    #expect(try finding(document, book).waiver == nil)
    #expect(remarks(document).isEmpty)
  }

  @Test("count for nothing where they are not to be read")
  func ignored() throws {
    let lines = plan(transfer("  # tebiki:waive \(Self.valid)"))
    let (document, book) = try document(lines, readsWaivers: false)
    #expect(try finding(document, book).waiver == nil)
    #expect(remarks(document).isEmpty)
  }

  @Test("from a file name the subject")
  func file() throws {
    for (subject, isExcused) in [("transfers[t1]", true), ("transfers[t2]", false)] {
      let request = WaiverRequest(
        rule: "house/purpose",
        until: try #require(Day(year: 2021, month: 12, day: 31)),
        by: "事務局",
        reason: "次の会議で定める",
        reference: "",
        facts: "",
        scope: .subject(subject),
        source: .file("waivers.yaml", line: 3)
      )
      let (document, book) = try document(plan(transfer("")), waivers: [request])
      #expect((try finding(document, book).waiver != nil) == isExcused)
      #expect(remarks(document) == [isExcused ? "waiver/unbound" : "waiver/unused"])
    }
  }
}
