/// What one file adds to a report.
package struct ReportPart: Sendable {
  /// The pieces between which the format's separator stands; most formats have one a file.
  package var entries: [String]
  /// The file's lines in the overview, for formats that begin with one.
  package var overview: String

  package init(_ text: String) {
    entries = text.isEmpty ? [] : [text]
    overview = ""
  }

  package init(entries: [String], overview: String = "") {
    self.entries = entries
    self.overview = overview
  }

  /// Nothing, as for a file that was passed over.
  package static let empty = ReportPart(entries: [])
}

/// How much whoever reads a report takes; what comes after is left out, and the report says so.
package struct ReportLimit: Sendable {
  package var entries: Int
  /// Of all entries together, in UTF-8.
  package var bytes: Int

  package init(entries: Int = .max, bytes: Int = .max) {
    self.entries = entries
    self.bytes = bytes
  }
}
