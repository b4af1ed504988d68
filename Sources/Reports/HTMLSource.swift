internal import Checking
internal import SourceText

/// The plan's text, line by line, with what was found beneath the lines.
struct HTMLSource {
  let scope: ReportScope
  let document: DocumentResult
  let items: [ReportItem]
  let anchor: String

  /// Longer plans show only what lies around their findings.
  private static let longest = 2000
  private static let around = 3

  func write(_ writer: inout HTMLWriter) {
    guard scope.options.showsSource, let source = scope.result.source else { return }
    let placed = self.placed(source)
    let lines = shownLines(source, placed)
    guard !lines.isEmpty else { return }
    writer.element("details", [("class", "source"), ("open", "")]) { writer in
      writer.line("summary") {
        $0.inline("h3", scope.say("計画書の本文と指摘", "The plan’s text and what was found"))
      }
      writer.open("div", [("class", "lines"), ("lang", "ja")])
      var last = 0
      for line in lines {
        if line != last + 1 { writer.raw("<div class=\"gap\">⋯</div>\n") }
        last = line
        write(line, source, placed[line] ?? [], &writer)
      }
      writer.raw("</div>\n")
    }
  }

  /// Items by the line that they begin on; open rules count only where they bind.
  private func placed(_ source: SourceFile) -> [Int: [ReportItem]] {
    var placed: [Int: [ReportItem]] = [:]
    for item in items where item.kind != .open || item.severity == .error {
      guard let range = item.range else { continue }
      placed[source.lines.line(at: range.start), default: []].append(item)
    }
    return placed
  }

  private func shownLines(_ source: SourceFile, _ placed: [Int: [ReportItem]]) -> [Int] {
    let lines = ownLines(source)
    guard lines.count > Self.longest else { return Array(lines) }
    var shown: Set<Int> = []
    for line in placed.keys where lines.contains(line) {
      let first = max(lines.lowerBound, line - Self.around)
      for near in first...min(lines.upperBound, line + Self.around) {
        shown.insert(near)
      }
    }
    return shown.sorted()
  }

  /// The lines of the document, comments before it included.
  private func ownLines(_ source: SourceFile) -> ClosedRange<Int> {
    let others = scope.result.documents
    func end(_ document: DocumentResult?) -> Int? {
      document?.range.map { source.lines.line(at: max($0.start, $0.end - 1)) }
    }
    let before = others.last { $0.number < document.number && $0.range != nil }
    let first = end(before).map { $0 + 1 } ?? 1
    var last = source.lines.count
    if document.number < others.count, let own = end(document) { last = own }
    // Behind the last line break there is no line to show.
    if last > first, source.content(ofLine: last).isEmpty { last -= 1 }
    return first...max(first, last)
  }

  private func write(
    _ line: Int,
    _ source: SourceFile,
    _ items: [ReportItem],
    _ writer: inout HTMLWriter
  ) {
    writer.line("div", [("class", "line"), ("id", "\(anchor)-L\(line)")]) { writer in
      writer.inline("span", .class("number"), String(line))
      writer.open("code")
      write(source.content(ofLine: line), source, items, &writer)
      writer.raw("</code>")
    }
    for item in items {
      let known = item.isNew ? "" : " known"
      writer.line("div", .class("remark \(Phrases.name(item.severity))\(known)")) { writer in
        writer.inline("span", .class("badge"), scope.kind(item))
        writer.write(" ")
        writer.inline(
          "a",
          [("href", "#" + HTMLFindings.anchor(item, in: anchor))],
          scope.say(item.message)
        )
      }
    }
  }

  /// The line's text, what the items speak of marked.
  private func write(
    _ line: ByteRange,
    _ source: SourceFile,
    _ items: [ReportItem],
    _ writer: inout HTMLWriter
  ) {
    let marks = items.compactMap { $0.range?.clamped(to: line) }.filter { !$0.isEmpty }.sorted()
    var position = line.start
    for mark in marks where mark.end > position {
      let start = max(mark.start, position)
      writer.write(source.text(in: ByteRange(start: position, end: start)))
      writer.inline("mark", source.text(in: ByteRange(start: start, end: mark.end)))
      position = mark.end
    }
    writer.write(source.text(in: ByteRange(start: position, end: line.end)))
  }
}
