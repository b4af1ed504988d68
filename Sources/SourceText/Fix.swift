/// A change of a file's text that mends what a diagnostic speaks of and touches nothing else.
package struct Fix: Sendable, Hashable {
  /// Bytes to replace, and what to write there.
  package struct Edit: Sendable, Hashable {
    package var range: ByteRange
    package var replacement: String

    package init(range: ByteRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  package var title: Localized
  /// Edits in the order of the file; they do not overlap.
  package var edits: [Edit]

  package init(title: Localized, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }
}
