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

  /// Ways to weigh width against height, and sequences of moves, of which a layout tries each.
  ///
  /// No one of them is best for all; these together served the handbook's workflows best.
  static let choices = [
    (14, 16, 0), (8, 30, 0), (8, 30, 4), (26, 12, 0), (26, 12, 2), (3, 45, 0),
  ].map { column, row, sequence in
    ArrangementCost(column: column, row: row, sequence: sequence)
  }
}
