internal import Checking
internal import Rules
internal import SourceText

/// The JSON of the lawful ways of one record.
struct RoutesJSON {
  private let scope: ReportScope
  private let routes: [Route]

  init(scope: ReportScope) {
    self.scope = scope
    routes = scope.rulebook.routes
  }

  /// Left out where no route of the day's law concerns a record.
  func member(_ entries: [RecordRoutes], _ writer: inout JSONWriter) {
    guard !entries.isEmpty else { return }
    writer.member("routes", entries) { writer, entry in
      writer.object { self.write(entry, &$0) }
    }
  }

  private func write(_ entry: RecordRoutes, _ writer: inout JSONWriter) {
    writer.member("subject", scope.shownPath(entry.subject))
    scope.member("place", entry.place, &writer)
    writer.member("judgedOn", "\(entry.day)")
    writer.member("routes", entry.routes) { writer, standing in
      writer.object { write(standing, &$0) }
    }
  }

  private func write(_ standing: RouteStanding, _ writer: inout JSONWriter) {
    let route = routes[standing.route]
    writer.member("id", scope.rulebook.string(route.id))
    writer.member("title", scope.localized(route.title))
    writer.member("state", standing.state.name)
    writer.member("isHeld", standing.isHeld)
    writer.member("citations", standing.citations) { scope.write($1, &$0) }
    writer.member("fitsMissing", standing.fitsMissing) { self.write($1, &$0) }
    writer.member("conditions", standing.points) { writer, point in
      let condition = route.points[point.number]
      writer.object { writer in
        writer.member("id", scope.rulebook.string(condition.id))
        writer.member("text", scope.localized(condition.text))
        writer.member("state", point.state.rawValue)
        writer.member("missing", point.missing) { self.write($1, &$0) }
      }
    }
  }

  private func write(_ fact: MissingFact, _ writer: inout JSONWriter) {
    let field = scope.rulebook.fields[fact.field]
    writer.object { writer in
      writer.member("path", scope.shownPath(fact.path))
      writer.member("question", scope.localized(field.question))
    }
  }
}
