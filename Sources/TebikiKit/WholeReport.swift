internal import Checking
internal import Platform
internal import Reports
internal import Rules
internal import SourceText

/// A report that is written in one piece, to a file or to standard output.
struct WholeReport {
  let text: String
  /// nil is standard output.
  let path: String?

  /// Says what is wrong where the file cannot be written.
  func write(_ write: ([UInt8]) -> Void) -> RunRemark? {
    let bytes = Array(text.utf8)
    guard let path else {
      write(bytes)
      return nil
    }
    do throws(FileFailure) {
      try Files.write(bytes, to: path)
      return nil
    } catch {
      return RunRemark(severity: .error, message: error.message(of: path))
    }
  }
}

extension FileResult {
  /// Something in it cannot be read as a plan.
  var isUnreadable: Bool {
    failure != nil
      || documents.contains { !$0.isPassedOver && ($0.assessment == nil || $0.isInvalid) }
  }

  /// Its faults as `check` tells them.
  func faults(_ rulebook: Rulebook, _ options: ReportOptions) -> [UInt8] {
    Array(ReportFormat.oneLine.part(self, rulebook, options).entries.joined().utf8)
  }
}
