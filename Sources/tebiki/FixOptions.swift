import ArgumentParser
import Platform
import Reports
import Rules
import TebikiKit

/// Mending faults of mere form.
struct FixOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Mend faults of mere form in the files, then check: misspelt keys and values, full-width "
        + "punctuation, missing blocks as unknown. No fact is made up; all other bytes stay."
    )
  )
  var fix = false

  @Flag(
    help:
      "Show as a unified diff what --fix would change, and write nothing. Exit code 1 if it would."
  )
  var diff = false

  func validate(paths: [String], filesFrom: String?, noSource: Bool) throws {
    guard !(diff && noSource) else {
      throw ValidationError(
        ja: "--diff は計画書の文字を表示するので、--no-source とは一緒に使えません。",
        en: "--diff shows the plan's own text; leave out --no-source."
      )
    }
    guard !fix || diff || !paths.contains("-") else {
      throw ValidationError(
        ja: "標準入力は --fix で書き換えられません。--diff で変更を見てください。",
        en: "--fix cannot write to standard input; use --diff."
      )
    }
  }

  /// Shows the differences and ends the program.
  static func preview(_ rules: Rulebook, _ settings: CheckSettings, _ inputs: [PlanInput]) -> Never
  {
    Output.ignoreBrokenPipes()
    let code = FixPreview(rules, settings).run(
      inputs,
      write: Console.print,
      remark: { Console.remark($0, settings.report.language) }
    )
    Surroundings.exit(code)
  }
}
