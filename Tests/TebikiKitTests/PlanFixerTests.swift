import Checking
import Foundation
import Reports
import Rules
import SourceText
import TebikiKit
import TestSupport
import Testing

@Suite("Mending the form of plans")
struct PlanFixerTests {
  private static let rulebook = RulebookSource.builtIn

  private static let settings = CheckSettings(
    options: CheckOptions(today: Day(number: 18_642)),
    format: .oneLine,
    report: ReportOptions(language: .ja)
  )

  private func mend(_ text: String, isFromFolder: Bool = false) -> (text: String, count: Int) {
    var fixer = PlanFixer(Self.rulebook, Self.settings)
    let result = fixer.mend(Array(text.utf8), isFromFolder: isFromFolder)
    return (String(decoding: result.bytes, as: UTF8.self), result.count)
  }

  private func faults(_ text: String) -> [String] {
    var checker = PlanChecker(Self.rulebook)
    let source = SourceFile(name: "plan.yaml", bytes: Array(text.utf8))
    let result = checker.check(source, CheckOptions(today: Day(number: 18_642)))
    return result.documents.flatMap(\.diagnostics).filter { $0.severity == .error }.map(\.id)
  }

  static let plan = """
    tebiki: 1
    as-of: 2021-01-15
    study:
      title: 病理画像による診断支援AIの開発
      kind: data-sharing-proposal  # 申出
      activity: business
    purpose: {uses: [product-development], main: product-development}
    institutions:
      - {id: society, kind: academic-society}
      - {id: maker, kind: company}
    people:
      - {id: adults, age: {from: 20}, alive: true}
    datasets:
      - id: slides
        holder: society
        timing: existing
        categories: [pathology-images, diagnoses]
    transfers:
      - id: t1
        datasets: [slides]
        from: society
        to: maker
        relation: third-party
        date: 2021-01-05
        bases: [appi-opt-out]

    """

  static let slips: [(String, String)] = [
    ("tebiki: 1", "tebiki：1"), ("as-of: 2021-01-15", "as-of：　2021-01-15"),
    ("as-of: 2021-01-15", "as-of: 2021/1/15"), ("as-of: 2021-01-15", "as-of: ２０２１年１月１５日"),
    ("as-of: 2021-01-15", "as-of: 令和3年1月15日"), ("as-of: 2021-01-15", "as-of: R3.1.15"),
    ("as-of: 2021-01-15", "as-of: \"2021.01.15\""), ("  kind: data-sh", "  kind：data-sh"),
    ("  title: 病", "　title: 病"), ("  activity:", "  activitty:"), ("  activity:", "  Activity:"),
    ("[product-development]", "［product-development］"),
    ("[product-development]", "[product-developmnet]"),
    ("[product-development]", "[\"product development\"]"), ("{id: maker", "{id：maker"),
    ("  - {id: maker", "  －　{id: maker"), ("  - id: t1", "  -　id: t1"), ("from: 20}", "from: ２０}"),
    ("alive: true", "alive: yes"), ("third-party", "thrid-party"), ("third-party", "“third-party”"),
    ("timing: existing", "timing:existing"), ("appi-opt-out", "ａｐｐｉ－ｏｐｔ－ｏｕｔ"),
    ("datasets:\n  - id: sl", "datesets:\n  - id: sl"),
  ]

  @Test("one slip gives the plan back, and nothing but the slip is touched", arguments: slips)
  func single(right: String, wrong: String) {
    let damaged = Self.plan.replacing(right, with: wrong)
    #expect(damaged != Self.plan)
    let result = mend(damaged)
    let quoted = Self.plan.replacing("third-party", with: "\"third-party\"")
    let known = [
      Self.plan, quoted,
      Self.plan.replacing("[product-d", with: "[\"product-d").replacing("t], m", with: "t\"], m"),
      Self.plan.replacing("as-of: 2021-01-15", with: "as-of: \"2021-01-15\""),
    ]
    #expect(known.contains(result.text), "\(result.text)")
    #expect(result.count == 1)
  }

  @Test(
    "many slips at once are mended; twice changes nothing; facts stay",
    arguments: UInt64(1)...60
  )
  func many(seed: UInt64) {
    var state = seed
    func roll() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    var damaged = Self.plan
    for (right, wrong) in Self.slips where roll() % 3 == 0 {
      damaged = damaged.replacing(right, with: wrong)
    }
    if roll() % 2 == 0 { damaged = damaged.replacing("    datasets: [slides]\n", with: "") }
    if roll() % 2 == 0 { damaged = damaged.replacing("\n", with: "\r\n") }
    let once = mend(damaged)
    let twice = mend(once.text)
    #expect(twice.count == 0)
    #expect(twice.text == once.text)
    var checker = PlanChecker(Self.rulebook)
    func values(_ text: String) -> [String: Int] {
      checker.facts(of: SourceFile(name: "", bytes: Array(text.utf8)))
        .reduce(into: [:]) { $0["\($1.field) \($1.value)", default: 0] += 1 }
    }
    // What the mended plan states, the plan stated before it was damaged, or it is unknown.
    let whole = values(Self.plan)
    for (fact, count) in values(once.text) where !fact.hasSuffix(" unknown") {
      #expect(count <= whole[fact, default: 0], "made up: \(fact)\n\(once.text)")
    }
  }

  @Test("a missing block is written as unknown, in the language and line breaks of its place")
  func missing() {
    let without = Self.plan.replacing("    datasets: [slides]\n", with: "")
    #expect(
      mend(without).text
        == Self.plan.replacing("    datasets: [slides]\n", with: "    datasets: unknown\n")
    )
    let dos = without.replacing("\n", with: "\r\n")
    #expect(mend(dos).text.contains("  - id: t1\r\n    datasets: unknown\r\n    from"))
    let japanese = without.replacing(
      "  - id: t1\n    from: society",
      with: "  - 提供元: society\n    id: t1"
    )
    #expect(mend(japanese).text.contains("  - 提供元: society\n    データ: 未定\n    id: t1"))
    let flow = "tebiki: 1\ntransfers: [{id: t1}]\n"
    #expect(mend(flow).text == "tebiki: 1\ntransfers: [{datasets: unknown, id: t1}]\n")
    let last = "tebiki: 1\ntransfers:\n- id: t1"
    #expect(mend(last).text == "tebiki: 1\ntransfers:\n- id: t1\n  datasets: unknown")
    for text in [flow, last] { #expect(!faults(mend(text).text).contains("plan/missing-key")) }
  }

  @Test(
    "what a person has to decide is left alone",
    arguments: [
      "tebiki: 1\ninstitutions:\n  - {id: a, kind: 会社}\n",
      "tebiki: 1\ninstitutions:\n  - {kind: company}\n",
      "tebiki: 1\ninstitutions:\n  - {id: a, id: b, kind: company}\n",
      "tebiki: 1\nstudy: {activity: business, activitty: research}\n",
      "tebiki: 1\ntransfers: [{id: t1, datasets: []}]\n",
      "tebiki: 1\ndatasets: [{id: slides}]\ntransfers: [{id: t1, datasets: [slidez]}]\n",
      "tebiki: 1\nas-of: 令和3年1月5日頃\n", "tebiki: 1\nas-of: 平成32年1月5日\n",
      "tebiki: 1\nas-of: 2021年1月5日以降\n",
      "tebiki: 1\nas-of: 5/1/2021\n",
      "study: {title: x}\n", "tebiki: 2\n", "tebiki: 1\nstudy:\n\ttitle: x\n", "a: [\n", "",
      "- a\n",
      "tebiki: 1\nstudy: {title: 研究：副題, kind: data-sharing-proposal}\n",
      "tebiki: 1\npurpose: {main: !!str product-developmnet}\n",
      "tebiki: 1\npurpose: {main: &m product-developmnet}\n",
    ]
  )
  func left(text: String) {
    let result = mend(text)
    #expect(result.text == text)
    #expect(result.count == 0)
  }

  @Test("YAML in a folder that is no plan is none of our business")
  func folder() {
    let other = "version: 1\n名称：x\n値：［a］\nb:\n"
    #expect(mend(other, isFromFolder: true).text == other)
    #expect(
      mend("tebiki：1\nas-of：2021-01-15\n", isFromFolder: true).text
        == "tebiki: 1\nas-of: 2021-01-15\n"
    )
  }

  @Test("plans that are right stay as they are")
  func samples() throws {
    let folder = Repository.root.appending(path: "samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names
    where name.hasSuffix(".yaml") && !name.hasPrefix("12") && !name.hasPrefix("26") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(mend(text).text == text, "\(name)")
    }
  }

  @Test(
    "of any sample, damaged anywhere: twice changes nothing, and every fact that was read stays",
    arguments: UInt64(1)...12
  )
  func damagedSamples(seed: UInt64) throws {
    let folder = Repository.root.appending(path: "samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var checker = PlanChecker(Self.rulebook)
    func values(_ text: String) -> [String: Int] {
      checker.facts(of: SourceFile(name: "", bytes: Array(text.utf8)))
        .reduce(into: [:]) { $0["\($1.field) \($1.value)", default: 0] += 1 }
    }
    var damage = TextDamage(seed: seed)
    var mended = 0
    for name in names
    where name.hasSuffix(".yaml") && !name.hasPrefix("12") && !name.hasPrefix("26") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let damaged = damage.done(to: text)
      let once = mend(damaged)
      let twice = mend(once.text)
      mended += once.count
      #expect(twice.count == 0, "\(name)")
      #expect(twice.text == once.text, "\(name)")
      let (before, after) = (values(damaged), values(once.text))
      for (fact, count) in before {
        #expect(count <= after[fact, default: 0], "\(name): lost or changed: \(fact)")
      }
      // What is read only now was meant by the plan as it was before the damage.
      let meant = values(text)
      for (fact, count) in after where !fact.hasSuffix(" unknown") {
        // A text that stands in the damaged plan is what that says now.
        let value = fact.drop { $0 != " " }.dropFirst()
        let name = value.split(separator: "[").last?.prefix { $0 != "]" } ?? value
        guard !damaged.contains(name) else { continue }
        let known = max(meant[fact, default: 0], before[fact, default: 0])
        #expect(count <= known, "\(name): made up: \(fact)")
      }
    }
    #expect(mended > 10)
  }
}

/// Slips of the hand, a few in each text, at places that depend on a seed alone.
private struct TextDamage {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 40) % max(bound, 1)
  }

  mutating func done(to text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    for _ in 0..<(1 + roll(5)) {
      let number = roll(lines.count)
      lines[number] = slip(in: lines[number])
    }
    return lines.joined(separator: "\n")
  }

  private mutating func slip(in line: String) -> String {
    switch roll(8) {
    case 0: return line.replacing(": ", with: "：", maxReplacements: 1)
    case 1: return line.replacing("[", with: "［").replacing("]", with: "］")
    case 2: return line.replacing(", ", with: "、", maxReplacements: 1)
    case 3: return line.replacing("-0", with: "/", maxReplacements: 2)
    case 4: return line.replacing("true", with: "yes").replacing("false", with: "no")
    case 5: return line.replacing("2", with: "２")
    case 6: return ""
    default:
      // Two neighbours change places, as when typing fast.
      var letters = Array(line)
      guard letters.count > 6 else { return line }
      let place = 2 + roll(letters.count - 4)
      if letters[place].isASCII, letters[place].isLetter, letters[place + 1].isLetter {
        letters.swapAt(place, place + 1)
      }
      return String(letters)
    }
  }
}
