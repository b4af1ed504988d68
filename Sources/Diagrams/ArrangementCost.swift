/// What makes an arrangement worse, in arbitrary units.
struct ArrangementCost {
  /// One more column: pages are short of width.
  var column = 14
  /// A second and a further row in a lane.
  var row = 8
  /// Rows of all lanes together that fit on a page.
  var pageRows = 7
  /// Each row beyond those.
  var rowBeyondPage = 40
  /// A node in the way of a line that could be straight.
  var obstacle = 9
  /// Two lines at one point of a decision or event.
  var clash = 10
  /// A line that must bend.
  var bend = 7
  /// A step that stands before what it follows, and each column that it does.
  var backwards = 60
  var backwardsColumn = 10

  /// Ways to weigh width against height, of which a layout tries each.
  static let choices: [ArrangementCost] = [7, 6, 5].flatMap { rows in
    [(14, 8), (8, 16), (24, 8), (5, 30)].map { column, row in
      ArrangementCost(column: column, row: row, pageRows: rows)
    }
  }
}
