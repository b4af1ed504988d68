import ArgumentParser
import Platform
import Reports
import SourceText
import TebikiKit

/// Reports beside the one on standard output, and what they are compared with.
struct ReportingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report to a file, beside standard output: sarif=out.sarif, html=out/. Repeatable.",
      valueName: "format=path"
    )
  )
  var report: [String] = []

  @Option(
    help: ArgumentHelp("Findings known before, which fail nothing.", valueName: "file")
  )
  var baseline: String?

  @Flag(help: "Write the baseline anew with what is found now.")
  var updateBaseline = false

  @Flag(help: "Fail where a finding of the baseline is gone.")
  var strictBaseline = false

  @Option(help: ArgumentHelp("A file of waivers, beside those in the plans.", valueName: "file"))
  var waivers: String?

  @Flag(help: "Excuse nothing: waivers do not count.")
  var noWaivers = false

  @Option(
    help: ArgumentHelp(
      "Where results are kept from run to run. Default: the user's cache folder, for several plans "
        + "and reports that say more than findings; the others are checked as fast as looked up.",
      valueName: "dir"
    )
  )
  var cacheDir: String?

  @Flag(help: "Keep no results, and use none that were kept.")
  var noCache = false

  @Option(
    help: ArgumentHelp("Address of a rule's page for SARIF, {id} being the rule.", valueName: "uri")
  )
  var helpUri: String?

  func validate() throws {
    guard baseline != nil || !(updateBaseline || strictBaseline) else {
      throw ValidationError(
        ja: "ベースラインを --baseline で指定してください。",
        en: "Name the baseline with --baseline FILE."
      )
    }
    guard !(updateBaseline && strictBaseline) else {
      throw ValidationError(
        ja: "--update-baseline と --strict-baseline は、どちらか一方だけ指定してください。",
        en: "A baseline is either written anew or held to strictly."
      )
    }
    guard helpUri == nil || helpUri?.contains("{id}") == true else {
      throw ValidationError(
        ja: "--help-uri には、規則の名前が入る所に {id} と書いてください。",
        en: "--help-uri holds {id} where the rule's id goes."
      )
    }
  }

  /// Settles reports, baseline, waivers and cache; wrong use or a damaged file ends the program.
  func apply(to settings: inout CheckSettings, _ inputs: [PlanInput]) throws {
    let language = settings.report.language
    settings.report.helpURITemplate = helpUri
    settings.report.hasBaseline = baseline != nil
    settings.readsWaivers = !noWaivers
    settings.updatesBaseline = updateBaseline
    settings.isBaselineStrict = strictBaseline
    if let baseline {
      do {
        settings.baseline = try Baseline(reading: baseline, isNew: updateBaseline)
      } catch {
        Console.error("error: \(error.message[language])")
        throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
      }
    }
    if let waivers, !noWaivers {
      do {
        settings.waivers = try WaiverFile(waivers)
      } catch {
        Console.error(error.description(in: language))
        throw ArgumentParser.ExitCode(TebikiKit.ExitCode.invalidInput)
      }
    }
    do {
      settings.reports = try ReportDestination.parse(
        report,
        options: settings.report,
        inputs: inputs
      )
    } catch {
      throw ValidationError(error.message[language])
    }
    if !noCache { settings.cacheRoot = cacheDir ?? Self.usualCache(settings, inputs) }
  }

  /// The user's cache folder, where it saves more than it costs: not for a single plan, and not for
  /// reports of findings alone.
  static func usualCache(_ settings: CheckSettings, _ inputs: [PlanInput]) -> String? {
    inputs.count > 1 && settings.isFull ? Surroundings.cacheRoot : nil
  }
}

extension Console {
  static func remark(_ remark: RunRemark, _ language: Language) {
    let kind =
      switch remark.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "note"
      }
    error("\(kind): \(remark.message[language])")
  }

  /// Progress on a terminal's standard error; none where the report itself goes there.
  static func progress(_ language: Language) -> ProgressMeter? {
    guard Surroundings.isTerminal(.standardError), !Surroundings.isTerminal(.standardOutput) else {
      return nil
    }
    return ProgressMeter(
      language: language,
      now: { Stopwatch.milliseconds },
      show: { _ = try? Output.standardError.write($0) }
    )
  }
}
