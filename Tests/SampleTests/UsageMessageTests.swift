import TestSupport
import Testing

@Suite("Messages of wrong use")
struct UsageMessageTests {
  private static let plan = "samples/01-dynamic-consent.yaml"

  @Test(
    "come in the language that was asked for",
    arguments: [
      (["check"], "計画書かフォルダーを指定してください", "Name at least one plan"),
      (["check", "--select", "appi/", plan], "計画書は前に書いてください", "write the plans before them"),
      (["check", "--as-of", "2021-13-01", plan], "日付ではありません", "is no day"),
      (["check", "--format", "xml", plan], "形式「xml」はありません", "There is no format 'xml'"),
      (["check", "--color", "red", plan], "使えるもの: auto, always, never", "is one of auto, always"),
      (["eval"], "条件を一つ書くか", "Give one condition"),
      (["chekc", plan], "「check」のことですか。", "Did you mean 'check'?"),
    ]
  )
  func languages(words: [String], ja: String, en: String) throws {
    for (language, message) in [("ja", ja), ("en", en)] {
      let run = try Binary.run(words + ["--lang", language])
      #expect(run.status == 64)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test(
    "name the command as it has to be typed",
    arguments: [
      (["check"], "See 'tebiki check --help'"),
      (["check", "--fromat", "text"], "See 'tebiki check --help'"),
      (["explain", "--nothing", "x"], "See 'tebiki explain --help'"),
      (["rules", "test", "--rule", "nosuch"], "See 'tebiki rules test --help'"),
      (["rules", "stale", "--nothing"], "See 'tebiki rules stale --help'"),
    ]
  )
  func command(words: [String], hint: String) throws {
    let run = try Binary.run(words)
    #expect(run.status == 64)
    #expect(run.errors.contains(hint), "\(run.errors)")
  }

  @Test("one file and one finding are counted in the singular")
  func singular() throws {
    let run = try Binary.run(["check", "--lang", "en", "--format", "one-line", Self.plan])
    #expect(run.output.contains("summary: 1 file (0 not plans), 1 plan;"))
  }
}
