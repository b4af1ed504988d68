import ArgumentParser
import Conditions
import Platform
import SourceText
import TebikiKit

/// `tebiki eval`: evaluates a condition.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    _superCommandName: "tebiki",
    abstract: "Evaluate a condition; prints its value as a literal, or unknown(facts).",
    discussion: """
      With --jsonl every line of standard input is an object with expr and bindings, answered by \
      a line with value, unknown, error or unsupported.
      """
  )

  @Argument(help: ArgumentHelp("The condition.", valueName: "expr"))
  var expression: String?

  @Option(
    help: ArgumentHelp(
      "Names and their values: a YAML or JSON file; `unknown` is unknown.",
      valueName: "file"
    )
  )
  var facts: String?

  @Flag(help: "Answer the lines of standard input.")
  var jsonl = false

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard jsonl != (expression != nil) else {
      throw ValidationError(
        ja: "条件を一つ書くか、--jsonl を指定してください。",
        en: "Give one condition, or --jsonl."
      )
    }
    guard !jsonl || facts == nil else {
      throw ValidationError(
        ja: "--jsonl では事実を各行の bindings に書きます。--facts は外してください。",
        en: "With --jsonl the facts stand in the lines, as bindings; leave --facts out."
      )
    }
  }

  func run() throws {
    Output.ignoreBrokenPipes()
    if jsonl { return try answerLines() }
    let bindings = try readFacts()
    switch GradualEvaluation.answer(expression ?? "", bindings: bindings) {
    case .value(let value): Console.print(value.literal + "\n")
    case .unknown(let facts): Console.print("unknown(\(facts.joined(separator: ", ")))\n")
    case .error(let message): try fail(message[language.language])
    case .unsupported(let what):
      try fail(
        language.language == .ja
          ? "「\(what)」はこの条件の言語では使えません。"
          : "\(what) is not part of this condition language."
      )
    }
  }

  private func fail(_ message: String) throws -> Never {
    Console.error("error: \(message)")
    throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
  }

  private func readFacts() throws -> [String: Binding] {
    guard let facts else { return [:] }
    do {
      return try FactsFile.bindings(at: facts)
    } catch {
      Console.error(error.description(in: language.language))
      throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
    }
  }

  private func answerLines() throws {
    var lines = LineReader()
    while let line = lines.next() {
      if line.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      Console.print(GradualEvaluation.answer(jsonLine: line) + "\n")
    }
  }
}
