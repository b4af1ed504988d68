import ArgumentParser

// Parsing the whole tree of commands costs more than a check of one file: the first word picks the
// command, and only that one is parsed. Everything else (help, completions) goes the usual way.
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "check":
  if let plain = PlainCheck(words.dropFirst()), !CheckCommand.isConfigured(plain.paths) {
    CheckCommand.run(plain)
  }
  CheckCommand.runConfigured(Array(words.dropFirst()))
case "workflow": WorkflowCommand.runConfigured(Array(words.dropFirst()))
case "record": RecordCommand.runConfigured(Array(words.dropFirst()))
case "verify": VerifyCommand.runConfigured(Array(words.dropFirst()))
case "diff": DiffCommand.runConfigured(Array(words.dropFirst()))
case "explain": ExplainCommand.runAlone(Array(words.dropFirst()))
case "eval": EvalCommand.runAlone(Array(words.dropFirst()))
default: Tebiki.runAny(words)
}
