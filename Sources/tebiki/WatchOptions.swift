import ArgumentParser
import Platform
import Reports
import Rules
import SourceText
import TebikiKit

/// Checking again whenever a plan is saved.
struct WatchOptions: ParsableArguments {
  @Flag(help: "Check again whenever a plan is saved, until Ctrl-C.")
  var watch = false

  func validate(paths: [String], filesFrom: String?, isPlain: Bool) throws {
    guard !watch || !paths.contains("-") && filesFrom != "-" else {
      throw ValidationError(
        ja: "標準入力は --watch で見守れません。ファイルかフォルダーを指定してください。",
        en: "--watch cannot watch standard input; name files or folders."
      )
    }
    guard !watch || isPlain else {
      throw ValidationError(
        ja: "--watch は、--diff・--timeline・--compare とは一緒に使えません。",
        en: "--watch goes with a plain check, not with --diff, --timeline or --compare."
      )
    }
  }

  /// Checks for ever: `inputs` are looked up anew each time, so that new files are found.
  static func run(
    _ rules: Rulebook,
    _ paths: [String],
    _ language: Language,
    _ prepare: () throws -> (CheckSettings, [PlanInput])
  ) throws {
    Output.ignoreBrokenPipes()
    while true {
      // Before the check: what is saved while it runs must not be missed.
      guard let watch = FolderWatch(of: folders(of: paths)) else { throw failure(language) }
      let (settings, inputs) = try prepare()
      if Surroundings.isTerminal(.standardOutput) { Console.print("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
      let code = CheckRun(rules, settings, inputs: inputs).run(
        write: Console.print,
        remark: { Console.remark($0, language) }
      )
      Console.tell(Array(waiting(code)[language].utf8))
      guard watch.wait(isRelevant) else { throw failure(language) }
    }
  }

  /// The folders whose changes count: those of the files, and all below the folders.
  private static func folders(of paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      if FolderListing.isFolder(path) { return FolderListing.folders(below: path) }
      let fixed = path.split(separator: "/", omittingEmptySubsequences: false)
        .prefix { !PathPattern.isPattern($0) }.joined(separator: "/")
      guard PathPattern.isPattern(path) else { return [Files.parent(of: path)] }
      return FolderListing.folders(below: fixed.isEmpty ? "." : fixed)
    }
  }

  private static func isRelevant(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name == IgnoreRules.fileName
  }

  private static func waiting(_ code: Int32) -> Localized {
    Localized(
      ja: "\n終了コード \(code)。保存されるのを待っています(Ctrl-C で終わります)。\n",
      en: "\nexit code \(code); waiting for a plan to be saved (Ctrl-C ends).\n"
    )
  }

  private static func failure(_ language: Language) -> any Error {
    Console.error(
      Localized(
        ja: "error: ファイルの変更の通知を受け取れません。システムの上限(inotify)を確かめてください。",
        en: "error: No notices of changed files; check the system's limits (inotify)."
      )[language]
    )
    return ArgumentParser.ExitCode(TebikiKit.ExitCode.internalError)
  }
}
