import ArgumentParser
import Reports
import SourceText
import TebikiKit

/// Reports beside the one on standard output.
struct ReportingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report to a file, beside standard output: sarif=out.sarif, html=out/. Repeatable.",
      valueName: "format=path"
    )
  )
  var report: [String] = []

  @Option(
    help: ArgumentHelp(
      "Address of a rule's page for SARIF, with {id} for the rule.",
      valueName: "uri"
    )
  )
  var helpUri: String?

  /// The reports asked for; wrong use ends the program.
  func destinations(
    _ options: ReportOptions,
    _ inputs: [PlanInput]
  ) throws -> [ReportDestination] {
    guard !report.isEmpty else { return [] }
    guard helpUri == nil || helpUri?.contains("{id}") == true else {
      throw ValidationError("--help-uri holds {id} where the rule's id goes.")
    }
    do {
      return try ReportDestination.parse(report, options: options, inputs: inputs)
    } catch {
      throw ValidationError(error.message[options.language])
    }
  }
}
