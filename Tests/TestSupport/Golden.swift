package import Foundation

/// Expected outputs kept as files.
///
/// `UPDATE_GOLDEN=1` rewrites them. A missing file is written and still fails, so that nobody
/// takes a first output for a checked one; with `CI=1` nothing is written.
package enum Golden {
  /// Compares with the file; nil when equal, else what differs, as a sentence.
  package static func mismatch(of actual: String, with file: URL) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let isUpdating = environment["UPDATE_GOLDEN"] == "1"
    let mayWrite = environment["CI"] != "1"
    let name = file.lastPathComponent
    guard let data = try? Data(contentsOf: file) else {
      guard mayWrite else { return "\(name) is missing." }
      if let problem = write(actual, to: file) { return problem }
      return isUpdating ? nil : "\(name) was missing; it is written now. Read it and run again."
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected == actual { return nil }
    if isUpdating && mayWrite { return write(actual, to: file) }
    return "\(name) differs. " + firstDifference(expected: expected, actual: actual)
      + " If the new output is right, run with UPDATE_GOLDEN=1 and read the difference."
  }

  /// The first line that differs, counted from 1, as it was expected and as it is.
  package static func firstDifference(expected: String, actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let before = same < old.count ? String(old[same]) : "(end of file)"
    let after = same < new.count ? String(new[same]) : "(end of output)"
    return "Line \(same + 1): expected \(before.debugDescription), got \(after.debugDescription)."
  }

  private static func write(_ text: String, to file: URL) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
      return nil
    } catch {
      return "\(file.lastPathComponent) cannot be written: \(error)"
    }
  }
}
