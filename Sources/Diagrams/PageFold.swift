/// The empty stretches of the band's height that one page leaves out.
///
/// A page shows only some phases, in which lanes may have little or nothing to do. Only white
/// that vertical lines at most run through is left out, never so much that neighbours touch.
struct PageFold {
  /// White that stays between what is drawn, and beside a lane's border; room for arrowheads.
  private static let gap = 15
  private static let borderGap = 9

  /// What is left out, from top to bottom.
  private let removed: [Range<Int>]

  init(_ layout: DiagramLayout, _ part: Range<Int>) {
    let used = Self.used(layout, part)
    let breaker = LineBreaker(size: layout.style.fontSize)
    let width = PageStyle.headerTextWidth(layout.diagram, layout.style)
    var removed: [Range<Int>] = []
    for (lane, band) in layout.lanes.enumerated() {
      let name = layout.diagram.lanes.indices.contains(lane) ? layout.diagram.lanes[lane].name : ""
      let lines = breaker.lines(of: name, within: width).count
      // The lane's name must still fit.
      var spare = band.count - max(22, lines * layout.style.lineHeight + 8)
      for white in Self.white(of: band, used) {
        let keep =
          (white.lowerBound == band.lowerBound ? Self.borderGap : Self.gap / 2)
          + (white.upperBound == band.upperBound ? Self.borderGap : Self.gap / 2)
        let cut = min(white.count - keep, spare)
        guard cut > 0 else { continue }
        spare -= cut
        let start =
          white.lowerBound
          + (white.lowerBound == band.lowerBound ? Self.borderGap : Self.gap / 2)
        removed.append(start..<start + cut)
      }
    }
    self.removed = removed
  }

  /// A height of the band on this page.
  func y(_ y: Int) -> Int {
    removed.reduce(y) { $0 - max(0, min(y, $1.upperBound) - $1.lowerBound) }
  }

  /// Stretches that something on the page takes, vertical lines aside.
  private static func used(_ layout: DiagramLayout, _ part: Range<Int>) -> [Range<Int>] {
    var used: [Range<Int>] = []
    for placed in layout.nodes where part.contains(placed.frame.midX) {
      used.append(placed.frame.y..<placed.frame.maxY)
      if let box = placed.text?.box { used.append(box.y..<box.maxY) }
    }
    for edge in layout.edges {
      if let box = edge.label?.box, part.contains(box.midX) { used.append(box.y..<box.maxY) }
      for (from, to) in zip(edge.points, edge.points.dropFirst())
      where from.y == to.y && min(from.x, to.x) < part.upperBound
        && max(from.x, to.x) >= part.lowerBound
      { used.append(from.y - 1..<from.y + 1) }
    }
    return used.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  private static func white(of band: Range<Int>, _ used: [Range<Int>]) -> [Range<Int>] {
    var white: [Range<Int>] = []
    var from = band.lowerBound
    for stretch in used where stretch.overlaps(band) {
      if stretch.lowerBound > from { white.append(from..<stretch.lowerBound) }
      from = max(from, stretch.upperBound)
    }
    if from < band.upperBound { white.append(from..<band.upperBound) }
    return white
  }
}
