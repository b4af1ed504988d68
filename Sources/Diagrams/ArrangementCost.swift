/// What makes an arrangement worse, in arbitrary units.
struct ArrangementCost {
  /// One more column, and one more row in a lane: pages are short of both.
  var column = 14
  var row = 16
  /// A node in the way of a line that could be straight.
  var obstacle = 9
  /// Two straight lines that cross.
  var crossing = 6
  /// Two lines at one point of a decision or event.
  var clash = 10
  /// A line that must bend.
  var bend = 8
  /// A step that stands before what it follows, and each column that it does.
  var backwards = 60
  var backwardsColumn = 10
  /// How long the search goes on, in moves for each node.
  var effort = 1000
  /// Which of the fixed sequences of moves is made.
  var sequence = 0

  /// Ways to weigh width against height, of which a layout tries each.
  static let choices = [(14, 16), (8, 30), (5, 60), (3, 45), (26, 12)].map { column, row in
    ArrangementCost(column: column, row: row)
  }
}
