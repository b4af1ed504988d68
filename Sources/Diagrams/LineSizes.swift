/// How much room each line of the grid takes, and where it then lies.
struct LineSizes {
  /// Room before and behind: of a cell line's middle, or of a channel's tracks.
  private(set) var before: [Int]
  private(set) var after: [Int]
  /// Tracks of each channel.
  private var tracks: [Int]
  private let isCell: [Bool]
  private let style: LayoutStyle
  /// The middle of a cell line, or the first track of a channel.
  private(set) var origin: [Int] = []
  /// Where each line's room begins, and where the last one's ends.
  private(set) var start: [Int] = []

  init(_ lines: [RoutingGrid.Line], _ runs: [Run], isHorizontal: Bool, _ style: LayoutStyle) {
    isCell = lines.map(\.isCell)
    self.style = style
    before = [Int](repeating: 0, count: lines.count)
    after = before
    tracks = before
    for run in runs where run.isHorizontal == isHorizontal {
      if isCell[run.line] {
        let offset = abs(Self.offset(of: run, style)) + style.spacing / 2
        demand(run.line, before: offset, after: offset)
      } else {
        tracks[run.line] = max(tracks[run.line], run.track + 1)
      }
    }
  }

  /// How far from a cell line's middle a run lies.
  static func offset(of run: Run, _ style: LayoutStyle) -> Int {
    (2 * run.track - run.trackCount + 1) * style.spacing / 2
  }

  /// Makes sure that there is so much room on either side.
  mutating func demand(_ line: Int, before: Int = 0, after: Int = 0) {
    self.before[line] = max(self.before[line], before)
    self.after[line] = max(self.after[line], after)
  }

  mutating func demand(_ line: Int, isAtStart: Bool, _ room: Int) {
    if isAtStart { demand(line, before: room) } else { demand(line, after: room) }
  }

  mutating func widen(_ line: Int, before: Int, after: Int) {
    self.before[line] += before
    self.after[line] += after
  }

  /// Lays the lines side by side; a channel is at least `gaps` of its line wide.
  mutating func place(gaps: [Int]) {
    origin = []
    start = []
    var at = 0
    for line in isCell.indices {
      start.append(at)
      if isCell[line] {
        origin.append(at + before[line])
        at += before[line] + after[line]
        continue
      }
      // A label's room is followed by room for an arrowhead, too.
      let isPlain = tracks[line] == 0
      let inner =
        isPlain
        ? (before[line] + after[line] > 0 ? style.margin : 0)
        : 2 * style.margin + (tracks[line] - 1) * style.spacing
      origin.append(at + before[line] + style.margin)
      at += max(gaps[line], before[line] + inner + after[line])
    }
    start.append(at)
  }

  /// Coordinate of a run that lies on one of these lines.
  func coordinate(of run: Run) -> Int {
    isCell[run.line]
      ? origin[run.line] + Self.offset(of: run, style)
      : origin[run.line] + run.track * style.spacing
  }

  /// Room that the line takes.
  func extent(_ line: Int) -> Int { start[line + 1] - start[line] }
}
