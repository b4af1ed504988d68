import Reports
import Rules
import SourceText
import TestSupport
import Testing

@Suite("Text formats")
struct TextReportTests {
  @Test(
    "the text report says everything about a finding",
    arguments: [
      "plan.yaml  「秘密の研究」  基準日 2021-01-15(計画書の記載)  令和2年度版",
      "error[appi/sensitive-opt-out]: 「画像」はオプトアウトでは提供できません。",
      "  = 根拠: 個人情報保護法 第23条第2項(令和2年度版)[内容B・番号A] オプトアウト。拘束力: 法律上の義務",
      "  = 根拠: 手引き(この日の条番号なし)(令和2年度版)[A] 判定図。拘束力: 手引き(法令ではない)",
      "  = 判断日: 2021-01-10(この行為の日)",
      "  = 対応: 同意を得てください。",
      "  = 連絡文: 根拠をご確認ください。",
      "  datasets[画像]: 要配慮個人情報に当たる = はい。根拠: 個人情報保護法 第2条第3項、5行目から",
      "      → 蓄積済み(既に蓄積されていること: はい(5行目))",
      "    結果: 蓄積済みの道",
      "      ワークフロー: 別添5 [handbook-5]",
      "      前提の確認: 抵触[appi/sensitive-opt-out] transfers[t1] 要配慮個人情報のオプトアウト",
      "      留意事項: 通知をやり直してください。(手引き(この日の条番号なし)(法令ではない))",
      "    当たらない結果: これからの道(問1の答えが「蓄積済み」)",
      "     判断した人: ____  判断した日: ____  理由: ____",
      "  全体: 抵触の指摘あり(計画書の記載上)",
      "  規則 2件のうち 2件を評価(抵触 1・留意 0・要確認 1・該当しない 0)",
    ]
  )
  func saysEverything(line: String) throws {
    let report = try Kit.report(Kit.violating, .text)
    #expect(report.split(separator: "\n").contains(Substring(line)), "\(report)")
  }

  @Test("the underline stands beneath the text in terminal cells")
  func underline() throws {
    let lines = try Kit.report(Kit.violating, .text).split(separator: "\n").map(String.init)
    let source = try #require(lines.firstIndex { $0.contains("根拠: オプトアウト") })
    let marks = try #require(lines[(source + 1)...].first { $0.contains("^") })
    let before = try #require(lines[source].firstRange(of: "オプトアウト"))
    let start = cells(lines[source][..<before.lowerBound])
    let caret = try #require(marks.firstIndex(of: "^"))
    #expect(cells(marks[..<caret]) == start)
    #expect(marks.filter { $0 == "^" }.count == 12)
  }

  private func cells(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  @Test("open rules, questions and answers of a plan with gaps")
  func gaps() throws {
    let report = try Kit.report(Kit.open, .text)
    for line in [
      "  要確認[appi/sensitive-opt-out] 要配慮個人情報のオプトアウト(必須)",
      "    未記載: datasets[d1].kind(3行目の下)",
      "     答える人: 提供元",
      "     「診断・病名」(diagnoses) → 抵触: appi/sensitive-opt-out",
      "  全体: 要確認(理由: 決まらない必須の規則)。変わり得る範囲: 指摘なし(収録規則の範囲)〜抵触の指摘あり(計画書の記載上)",
      "    次に答える問い: 既に蓄積された情報ですか。",
    ] {
      #expect(report.split(separator: "\n").contains(Substring(line)), "\(line)\n\(report)")
    }
  }

  @Test("English reports hold no Japanese but the plan's own words")
  func english() throws {
    let report = try Kit.report(Kit.open, .text, ReportOptions(language: .en))
    #expect(!report.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }, "\(report)")
    #expect(report.contains("overall: to be confirmed"))
  }

  @Test("«no findings» and every other verdict come with rules, coverage and limits")
  func neverAlone() throws {
    for format in [ReportFormat.text, .concise, .oneLine] {
      for language in Language.allCases {
        let options = ReportOptions(language: language)
        let report = try Kit.report(Kit.open, format, options)
        #expect(report.contains(language == .ja ? "規則 2件のうち" : "of 2 rules evaluated"))
        #expect(report.contains(language == .ja ? "個人情報保護法・手引き" : "APPI, handbook"))
        #expect(report.contains(language == .ja ? "法的助言" : "no legal advice"))
        #expect(report.contains("2021-01-15"))
      }
    }
  }

  @Test("one line a finding, with place, id, message and ground")
  func oneLine() throws {
    let lines = try Kit.report(Kit.violating, .oneLine).split(separator: "\n")
    #expect(lines.count == 2)
    let expected =
      "plan.yaml:7:34: error[appi/sensitive-opt-out]: 「画像」はオプトアウトでは提供できません。"
      + "(根拠 個人情報保護法 第23条第2項[内容B・番号A]・手引き(この日の条番号なし)(法令ではない)[A])"
    #expect(lines.first.map(String.init) == expected)
    #expect(lines.last?.hasPrefix("plan.yaml: 抵触の指摘あり(計画書の記載上); 基準日 2021-01-15") == true)
  }

  @Test("an overridden day of judgement is told")
  func overridden() throws {
    let day = try #require(Day(year: 2021, month: 2, day: 1))
    let report = try Kit.report(Kit.open, .oneLine, asOf: day)
    #expect(report.contains("基準日 2021-02-01(--as-of の指定。計画書の記載は 2021-01-15)"))
  }

  @Test(
    "invalid documents show each diagnostic and no verdict",
    arguments: ["text", "concise", "one-line"]
  )
  func invalid(name: String) throws {
    let format = try #require(ReportFormat.all.first { $0.name == name })
    let report = try Kit.report(Kit.invalid, format)
    #expect(report.contains("error[yaml/duplicate-key]"))
    #expect(report.contains("不備"))
    #expect(!report.contains("指摘なし"))
  }

  @Test(
    "without source nothing of the plan's text is shown",
    arguments: ReportFormat.all.map(\.name)
  )
  func withoutSource(name: String) throws {
    let format = try #require(ReportFormat.all.first { $0.name == name })
    for language in Language.allCases {
      let options = ReportOptions(language: language, showsSource: false)
      let report = try Kit.report(Kit.violating, format, options)
      for secret in ["秘密", "画像", "t1"] {
        #expect(!report.contains(secret), "\(secret)\n\(report)")
      }
      #expect(report.contains("appi/sensitive-opt-out"))
      let invalid = try Kit.report("tebiki: 1\n秘密: [a\n", format, options)
      #expect(!invalid.contains("秘密"))
    }
  }

  @Test("colour is written only where it was asked for", arguments: [false, true])
  func colour(isColored: Bool) throws {
    for plan in [Kit.violating, Kit.open, Kit.invalid] {
      let options = ReportOptions(language: .ja, isColored: isColored)
      #expect(try Kit.report(plan, .text, options).contains("\u{1B}[") == isColored)
      #expect(try Kit.report(plan, .oneLine, options).contains("\u{1B}") == false)
    }
  }

  @Test("escape sequences in a plan reach no terminal", arguments: ["text", "concise", "one-line"])
  func escapes(name: String) throws {
    let format = try #require(ReportFormat.all.first { $0.name == name })
    let plan = """
      tebiki: 1
      as-of: 2021-01-15
      study: {title: "a\\e[31mb\\nc"}
      datasets: [{id: "d\\e[2J", kind: diagnoses}]
      transfers: [{id: t1, datasets: ["d\\e[2J"], basis: opt-out}]
      """
    #expect(!(try Kit.report(plan, format)).contains("\u{1B}"))
  }

  @Test("law outside the rulebook is told")
  func notCovered() throws {
    let plan = """
      tebiki: 1
      as-of: 2021-01-15
      datasets: [{id: d1, kind: foreign-law, existing: true}]
      """
    let report = try Kit.report(plan, .text)
    #expect(report.contains("  datasets[d1].kind(3行目): 外国の法令は収録していません。\n"))
  }
}
