internal import Checking
internal import Rules
internal import SourceText

/// The lawful ways of each dataset and transfer, the more open before the less.
struct RoutesText {
  let scope: ReportScope
  let assessment: Assessment
  /// With the conditions that are left, and the question that each waits for.
  var isFull = false

  var text: String {
    guard !assessment.routes.isEmpty else { return "" }
    let words = RouteWords(scope)
    var text = Paint(isColored: scope.options.isColored)(scope.say(Phrases.routes), .heading) + "\n"
    for entry in assessment.routes {
      text += "  \(words.heading(entry))\n"
      for standing in entry.routes where standing.isHeld { text += self.text(standing, words) }
      text += notHeld(entry, words)
    }
    let isCounted = assessment.routes.contains { entry in
      entry.routes.contains { words.remark($0) == nil && words.counts($0) != nil }
    }
    if !isFull, isCounted {
      text += scope.say(
        "  残っている条件とその質問は、この計画書を tebiki workflow に渡すと示されます。\n",
        "  `tebiki workflow` with this plan shows the conditions that are left, and their questions.\n"
      )
    }
    return text
  }

  /// Ways of which the law of the day is not held are named, no more: nothing was asked of them.
  private func notHeld(_ entry: RecordRoutes, _ words: RouteWords) -> String {
    let standings = entry.routes.filter { !$0.isHeld }
    guard standings.count > 1 else { return standings.map { text($0, words) }.joined() }
    let names = standings.map { words.name($0) + " " + words.id($0) }
    return "    \(words.state(standings[0])) " + scope.say(Phrases.reason(.lawNotInRulebook))
      + ": " + PlainText.oneLine(names.joined(separator: scope.say("・", ", "))) + "\n"
  }

  private func text(_ standing: RouteStanding, _ words: RouteWords) -> String {
    var text = "    \(words.state(standing)) \(words.title(standing))"
    if let remark = words.remark(standing) ?? (isFull ? nil : words.counts(standing)) {
      text += scope.say("。", ": ") + PlainText.oneLine(remark)
    }
    text += "\n"
    guard isFull else { return text }
    for line in words.lines(standing) { text += "      \(PlainText.oneLine(line))\n" }
    return text
  }
}

/// What is said of a route in every format.
struct RouteWords {
  private let scope: ReportScope
  private let routes: [Route]

  init(_ scope: ReportScope) {
    self.scope = scope
    routes = scope.rulebook.routes
  }

  /// The record, and the day whose law was asked.
  func heading(_ entry: RecordRoutes) -> String {
    scope.path(entry.subject) + scope.lineNote(entry.place)
      + scope.say("、\(entry.day) の法令による", ", by the law of \(entry.day)")
  }

  func state(_ standing: RouteStanding) -> String {
    "[\(scope.say(Phrases.state(standing.state)))]"
  }

  func name(_ standing: RouteStanding) -> String { scope.say(routes[standing.route].title) }

  func title(_ standing: RouteStanding) -> String {
    name(standing) + scope.say("(", " (")
      + scope.shortCitations(standing.citations) + scope.say(")", ")")
      + " " + id(standing)
  }

  func id(_ standing: RouteStanding) -> String {
    "<\(scope.rulebook.string(routes[standing.route].id))>"
  }

  /// What goes on the line of the route itself: why it is closed, or what open does not mean.
  func remark(_ standing: RouteStanding) -> String? {
    guard standing.isHeld else { return scope.say(Phrases.reason(.lawNotInRulebook)) }
    switch standing.state {
    case .open: return scope.say(Phrases.routeIsOpen)
    case .closed:
      return standing.points.filter { $0.state == .closes }.map { text($0, standing) }
        .joined(separator: scope.say("、", "; "))
    case .conditional, .judgement, .notListed: return nil
    }
  }

  /// How many conditions are left, by how they stand; the rest is `tebiki workflow`'s.
  func counts(_ standing: RouteStanding) -> String? {
    let counted = [RoutePointState.closes, .unmet, .unknown, .judgement].compactMap { state in
      let count = standing.points.count { $0.state == state }
      let name = scope.say(Phrases.state(state))
      return count == 0 ? nil : scope.say("\(name) \(count)件", "\(count) \(name)")
    }
    let open =
      standing.fitsMissing.isEmpty
      ? [] : [scope.say("対象になるかが未定", "open whether it is concerned")]
    let parts = open + counted
    return parts.isEmpty ? nil : parts.joined(separator: scope.say("・", ", "))
  }

  /// The conditions that are left, each on a line.
  func lines(_ standing: RouteStanding) -> [String] {
    guard standing.state != .closed else { return [] }
    var lines: [String] = []
    if !standing.fitsMissing.isEmpty {
      lines.append(
        scope.say("この経路の対象になるかが決まっていません", "whether this way concerns it is open")
          + waiting(for: standing.fitsMissing)
      )
    }
    for point in standing.points where point.state != .met {
      lines.append(
        name(of: point, standing) + ": " + text(point, standing) + waiting(for: point.missing)
      )
    }
    return lines
  }

  /// What closes a way and is not known reads the other way round.
  private func name(of point: RoutePoint, _ standing: RouteStanding) -> String {
    let state = scope.say(Phrases.state(point.state))
    let isClosing = point.number < routes[standing.route].closedIf.count
    guard isClosing, point.state != .closes else { return state }
    return scope.say("閉じる場合(\(state))", "closed if (\(state))")
  }

  func text(_ point: RoutePoint, _ standing: RouteStanding) -> String {
    scope.say(routes[standing.route].points[point.number].text)
  }

  private func waiting(for facts: [MissingFact]) -> String {
    guard !facts.isEmpty else { return "" }
    let named = facts.map { fact in
      let field = scope.rulebook.fields[fact.field]
      let path = scope.path(fact.path)
      guard !field.question.isEmpty else { return path }
      return "\(path) \(scope.say(field.question))"
    }
    return " — " + named.joined(separator: scope.say("、", ", "))
  }
}
