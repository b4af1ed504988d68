internal import SourceText

/// Widths of text in a proportional sans serif, without asking a font.
///
/// For ASCII the larger of the advances of Noto Sans CJK JP and of Helvetica, so that a label
/// fits whichever of the two families a reader has; everything else by its terminal cells.
enum TextMetrics {
  /// Advances of U+0020…U+007E in thousandths of the font size.
  private static let ascii: [Int] = [
    278, 323, 474, 556, 556, 921, 680, 278, 338, 338, 467, 584, 278, 347, 278, 392,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 728, 293, 535, 667, 556, 833, 723, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 338, 392, 338, 555, 559,
    606, 563, 618, 510, 620, 556, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
    620, 620, 388, 500, 377, 607, 521, 802, 500, 521, 500, 345, 270, 345, 584,
  ]

  /// Width of a character in thousandths of the font size.
  static func advance(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value >= 0x20, scalar.value < 0x7F { return ascii[Int(scalar.value) - 0x20] }
    // Japanese fonts draw what East Asian Width calls ambiguous at full width.
    return CellWidth.of(scalar.value, .two) * 500
  }

  /// Width in points, rounded up.
  static func width(of text: some StringProtocol, size: Int) -> Int {
    let thousandths = text.reduce(0) { $0 + advance(of: $1) }
    return (thousandths * size + 999) / 1000
  }
}
