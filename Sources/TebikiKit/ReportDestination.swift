internal import Platform
package import Reports
internal import SourceText

/// A report that goes to a file.
package struct ReportDestination: Sendable {
  package let format: ReportFormat
  package var options: ReportOptions
  package let path: String

  func open() throws(FileFailure) -> ReportOutput {
    ReportOutput(format, options, .file(try PendingFile(replacing: path), path: path))
  }
}

extension FileFailure {
  /// That a mended plan could not be written, and why.
  func messageOfPlan(_ path: String) -> Localized {
    let reason = kind == .vanished ? message : written
    return Localized(
      ja: "直した計画書 \(path) を書き込めません。ファイルは元のままです。\(reason.ja)",
      en: "The mended plan \(path) cannot be written; the file is as it was. \(reason.en)"
    )
  }

  /// That a report could not be written, and why.
  func message(of path: String) -> Localized {
    Localized(
      ja: "レポート \(path) を書き出せません。\(written.ja)",
      en: "The report \(path) cannot be written. \(written.en)"
    )
  }
}
