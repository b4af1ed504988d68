/// How many terminal cells a character of ambiguous East Asian width takes.
package enum AmbiguousWidth: Int, Sendable {
  case one = 1
  case two = 2
}

/// A place in a file as people and tools count it; everything from 1.
package struct Position: Sendable, Hashable {
  package var line: Int
  /// Column in UTF-8 bytes.
  package var byteColumn: Int
  /// Column in Unicode scalars.
  package var codePointColumn: Int
  /// Column in UTF-16 code units.
  package var utf16Column: Int
  /// Column in terminal cells.
  package var cellColumn: Int
}
