/// The terminal cells of single characters.
package enum CellWidth {
  /// Cells of a scalar on its own: 0, 1 or 2.
  ///
  /// Control characters count 1, as they are drawn.
  package static func of(_ value: UInt32, _ ambiguousWidth: AmbiguousWidth) -> Int {
    // Kana and the common kanji, by far the most frequent: no search. U+3099/309A combine.
    if value >= 0x3041, value <= 0x9FFF, value != 0x3099, value != 0x309A, value != 0x303F,
      value < 0x4DC0 || value > 0x4DFF, value < 0x3248 || value > 0x324F
    {
      return 2
    }
    if value < 0xA1 { return 1 }
    if contains(CellWidthTables.zero, value) { return 0 }
    if contains(CellWidthTables.wide, value) { return 2 }
    return contains(CellWidthTables.ambiguous, value) ? ambiguousWidth.rawValue : 1
  }

  private static func contains(_ table: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = table.count / 2
    while low < high {
      let middle = (low + high) / 2
      if table[middle * 2 + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < table.count / 2 && table[low * 2] <= value
  }
}
