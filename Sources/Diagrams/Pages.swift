internal import SourceText

/// The band cut into pages.
///
/// As few pages as hold it; among such cuts the ones between phases, through few lines and
/// into pages of like width.
struct Pages {
  /// Left and right of each page's part of the band, in the band's points.
  let parts: [Range<Int>]
  /// What each page leaves out of the band's height.
  let folds: [PageFold]
  /// Paper points to one point of the band on each page, in thousandths.
  let scales: [Int]
  /// The smallest of them.
  var scale: Int { scales.min() ?? 1000 }

  private static let largestScale = 1250

  init(_ layout: DiagramLayout, language: Language = .ja) {
    let header = PageStyle.headerWidth(layout.diagram, layout.style)
    let width = PageStyle.width - 2 * PageStyle.margin
    let height = PageStyle.bandHeight(
      hasPhases: layout.hasPhaseNames,
      legendRows: Legend(diagram: layout.diagram, language: language, style: layout.style).rows
    )
    let gutters = 2 * PageStyle.gutter
    let parts =
      layout.width <= width - header
      ? [0..<layout.width] : Self.cut(layout, width - header - gutters)
    folds = parts.map { PageFold(layout, $0) }
    self.parts = parts
    // What does not fit is drawn smaller rather than cut across its lanes.
    scales = zip(parts, folds).map { part, fold in
      let length = part.count + header + (parts.count > 1 ? gutters : 0)
      return min(
        Self.largestScale,
        height * 1000 / max(1, fold.y(layout.height)),
        width * 1000 / max(1, length)
      )
    }
  }

  private static func cut(_ layout: DiagramLayout, _ room: Int) -> [Range<Int>] {
    let borders = Set(layout.phases.map(\.lowerBound))
    let stops = [0] + layout.cuts.filter { $0 > 0 && $0 < layout.width } + [layout.width]
    let crossings = stops.map { layout.crossings(at: $0) }
    let count = (layout.width + room - 1) / room
    let even = layout.width / count
    var best = [Int](repeating: Int.max, count: stops.count)
    var from = [Int](repeating: 0, count: stops.count)
    best[0] = 0
    for end in stops.indices.dropFirst() {
      for start in stops[..<end].indices where best[start] < Int.max {
        let length = stops[end] - stops[start]
        // A part wider than a page is the last resort: everything is then drawn smaller.
        let excess = max(0, length - room)
        let unevenness = (length - even) * (length - even) / 2000
        let seam = end + 1 == stops.count ? 0 : crossings[end] * 8
        let tear = end + 1 == stops.count || borders.contains(stops[end]) ? 0 : 20
        let cost = best[start] + 400 + excess * 50 + unevenness + seam + tear
        if cost < best[end] {
          best[end] = cost
          from[end] = start
        }
      }
    }
    var parts: [Range<Int>] = []
    var end = stops.count - 1
    while end > 0 {
      parts.append(stops[from[end]]..<stops[end])
      end = from[end]
    }
    return parts.reversed()
  }
}

extension DiagramLayout {
  /// Whether any phase has a name to print above it.
  var hasPhaseNames: Bool { diagram.phases.contains { !$0.name.isEmpty } }

  /// Edges that cross a vertical line at x; ties count more, which should stay with their step.
  func crossings(at x: Int) -> Int {
    zip(diagram.edges, edges).reduce(0) { count, edge in
      let cuts = zip(edge.1.points, edge.1.points.dropFirst()).count { ($0.x < x) != ($1.x < x) }
      return count + cuts * (edge.0.kind == .association ? 3 : 1)
    }
  }
}
