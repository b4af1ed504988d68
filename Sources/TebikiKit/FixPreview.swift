internal import Checking
internal import Platform
package import Rules
internal import SourceText
internal import YAMLTree

/// Shows what fixing plans would change, and changes nothing.
package struct FixPreview: Sendable {
  private let rulebook: Rulebook
  private let settings: CheckSettings

  /// Only options and limits of `settings` count.
  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    self.rulebook = rulebook
    self.settings = settings
  }

  /// Writes a unified diff of every file; returns 1 where something would change, else 0, and 3
  /// where a file cannot be read.
  package func run(
    _ inputs: [PlanInput],
    write: ([UInt8]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    var fixer = PlanFixer(rulebook, settings)
    var count = FixCount()
    var isUnreadable = false
    for input in inputs {
      do {
        guard let text = try read(input) else { continue }
        let mended = fixer.mend(text.bytes, isFromFolder: text.isFromFolder)
        write(UnifiedDiff.bytes(from: text.bytes, to: mended.bytes, name: text.name))
        count.add(mended.count)
      } catch {
        isUnreadable = true
        remark(RunRemark(severity: .error, message: error.message))
      }
    }
    remark(RunRemark(severity: .note, message: count.possible))
    if isUnreadable { return ExitCode.invalidInput }
    return count.fixes > 0 ? ExitCode.findings : ExitCode.clean
  }

  private struct Unreadable: Error {
    let message: Localized

    init(_ name: String, _ reason: Localized) {
      message = Localized(ja: "\(name): \(reason.ja)", en: "\(name): \(reason.en)")
    }
  }

  private func read(
    _ input: PlanInput
  ) throws(Unreadable) -> (name: String, bytes: [UInt8], isFromFolder: Bool)? {
    if case .unusable(let name, let reason) = input { throw Unreadable(name, reason) }
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      switch input {
      case .unusable: return nil
      case .standardInput(let name):
        try Files.readStandardInput(limit: settings.limits.bytes, into: &bytes)
        return (name, bytes, false)
      case .file(let path, let isFromFolder):
        try Files.read(path, limit: settings.limits.bytes, into: &bytes)
        return (path, bytes, isFromFolder)
      }
    } catch {
      throw Unreadable(error.path, error.message)
    }
  }
}

/// How much was mended, in words.
struct FixCount: Sendable {
  private(set) var fixes = 0
  private(set) var files = 0

  mutating func add(_ count: Int) {
    fixes += count
    files += min(count, 1)
  }

  var possible: Localized {
    fixes == 0
      ? Self.nothing
      : Localized(
        ja: "--fix で直せるところが \(files)ファイルに \(fixes)か所あります。何も書き換えていません。",
        en:
          "--fix can mend \(English.count(fixes, "place")) in \(English.count(files, "file")); nothing was written."
      )
  }

  var done: Localized {
    fixes == 0
      ? Self.nothing
      : Localized(
        ja: "\(files)ファイルの \(fixes)か所を直して書き込みました。報告は直した後の計画書についてのものです。",
        en:
          "\(English.count(fixes, "place was", "places were")) mended and written in \(English.count(files, "file")); the report is of the mended text."
      )
  }

  private static let nothing = Localized(
    ja: "書き方だけの誤りで自動で直せるものは、ありませんでした。",
    en: "There was nothing of mere form that could be mended."
  )
}
