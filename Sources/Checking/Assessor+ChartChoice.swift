internal import Rules

// Whether the chart points to the workflow that a plan names: all that short reports ask of it.

/// How the chart stands to a workflow.
enum ChartChoice {
  /// It speaks of none of the plan's datasets.
  case silent
  /// It points to the workflow for some dataset.
  case shown
  /// It does not, as far as can be told without explaining: the recommendations say why.
  case open
}

extension Assessor {
  /// Walks the chart with the fast evaluator, as the recommendations do with the explaining one.
  mutating func chartChoice(
    of workflow: Int,
    asOf: Day,
    _ table: inout FactTable
  ) -> ChartChoice {
    let chart = rulebook.chart
    guard chart.effective.contains(asOf), let type = recordTypes.dataset else { return .silent }
    guard isChartCoded else { return .open }
    runner.evaluator.move(to: asOf.number, in: &table)
    var choice = ChartChoice.silent
    for record in table.records.indices where Int(table.records[record].type) == type {
      guard !isProduct(record, table) else { continue }
      runner.evaluator.enter(record)
      if answer(chart.applies, &table).isFalse { continue }
      choice = .open
      let isShown =
        reaches(workflow, from: .node(0), chart, &table)
        || chart.alternatives.contains {
          $0.workflow == workflow && answer($0.applies, &table).isTrue
        }
      if isShown { return .shown }
    }
    return choice
  }

  /// Whether some result that is still possible points to a workflow.
  private mutating func reaches(
    _ workflow: Int,
    from target: ChartTarget,
    _ chart: Chart,
    _ table: inout FactTable
  ) -> Bool {
    switch target {
    case .result(let number):
      return chart.results[number].workflows.contains { choice in
        guard choice.workflow == workflow else { return false }
        guard let when = choice.when else { return true }
        let value = answer(when, &table)
        return value.isTrue || value.isUnknown
      }
    case .node(let number):
      let node = chart.nodes[number]
      let value = answer(node.test, &table)
      if !value.isFalse, reaches(workflow, from: node.yes, chart, &table) { return true }
      return !value.isTrue && reaches(workflow, from: node.no, chart, &table)
    }
  }

  private mutating func answer(
    _ condition: CompiledCondition,
    _ table: inout FactTable
  ) -> FastValue {
    runner.evaluator.evaluate(condition.code, in: &table)
  }
}

extension Chart {
  /// Whether the fast evaluator can run all its conditions.
  var isCoded: Bool {
    applies.code >= 0 && nodes.allSatisfy { $0.test.code >= 0 }
      && results.allSatisfy { $0.workflows.allSatisfy { ($0.when?.code ?? 0) >= 0 } }
      && alternatives.allSatisfy { $0.applies.code >= 0 }
  }
}
