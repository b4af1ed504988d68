/// The rows beneath a source line: underlines, and the labels' texts where they fit.
struct FrameMarks {
  struct Mark {
    /// Cells of the drawn line.
    var span: Range<Int>
    var text: String
    var isPrimary: Bool
  }

  /// A stretch of a row in one colour.
  struct Stretch {
    var text: String
    /// Nil is blank.
    var isPrimary: Bool?
  }

  /// The rows, from the underline downward.
  static func rows(_ marks: [Mark]) -> [[Stretch]] {
    // From right to left: the rightmost text stands beside its underline, the others below.
    var pending = marks.filter { !$0.text.isEmpty }.sorted {
      ($0.span.lowerBound, $0.isPrimary ? 0 : 1) > ($1.span.lowerBound, $1.isPrimary ? 0 : 1)
    }
    var underline = canvas(marks)
    let end = marks.map(\.span.upperBound).max() ?? 0
    if let last = pending.first, marks.allSatisfy({ $0.span.upperBound <= last.span.upperBound }),
      last.span.upperBound == end
    {
      underline.append(Stretch(text: " " + last.text, isPrimary: last.isPrimary))
      pending.removeFirst()
    }
    var rows = [underline]
    while let mark = pending.first {
      rows.append(connectors(pending, text: nil))
      pending.removeFirst()
      rows.append(
        connectors(pending.filter { $0.span.lowerBound < mark.span.lowerBound }, text: mark)
      )
    }
    return rows
  }

  /// The underlines themselves; the primary one is drawn over the others.
  private static func canvas(_ marks: [Mark]) -> [Stretch] {
    let end = marks.map(\.span.upperBound).max() ?? 0
    var cells = [Bool?](repeating: nil, count: end)
    for mark in marks where !mark.isPrimary { for cell in mark.span { cells[cell] = false } }
    for mark in marks where mark.isPrimary { for cell in mark.span { cells[cell] = true } }
    var result: [Stretch] = []
    for cell in cells {
      let character = cell.map { $0 ? "^" : "-" } ?? " "
      if let last = result.last, last.isPrimary == cell {
        result[result.count - 1].text += character
      } else {
        result.append(Stretch(text: character, isPrimary: cell))
      }
    }
    return result
  }

  /// A row of `|` for the labels that still wait, and perhaps one label's text.
  private static func connectors(_ marks: [Mark], text: Mark?) -> [Stretch] {
    var result: [Stretch] = []
    var column = 0
    func blank(to cell: Int) {
      if cell > column {
        result.append(Stretch(text: String(repeating: " ", count: cell - column), isPrimary: nil))
        column = cell
      }
    }
    for mark in marks.reversed() where mark.span.lowerBound >= column {
      blank(to: mark.span.lowerBound)
      result.append(Stretch(text: "|", isPrimary: mark.isPrimary))
      column += 1
    }
    if let text {
      blank(to: text.span.lowerBound)
      result.append(Stretch(text: text.text, isPrimary: text.isPrimary))
    }
    return result
  }
}
