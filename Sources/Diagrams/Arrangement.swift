/// Which cell of the grid each node stands in: a column of its phase, a row of its lane.
struct Arrangement: Equatable {
  /// Column of each node, from 0 within its phase.
  var column: [Int]
  /// Row of each node, from 0 within its lane.
  var row: [Int]
  var columnsOfPhase: [Int]
  var rowsOfLane: [Int]
}
