internal import Checking
internal import Rules
internal import SourceText

extension ReportFormat {
  /// Workflow commands that GitHub Actions turns into annotations.
  package static let github = ReportFormat(
    name: "github",
    isFull: false,
    file: { result, rulebook, options in
      GitHubReport(scope: ReportScope(result: result, rulebook: rulebook, options: options)).text
    },
    footer: { summary, rulebook, options in
      let text = SummaryText(summary: summary, rulebook: rulebook, language: options.language).line
      // GitHub draws ten annotations a level and step and drops the rest without a word.
      let note = Localized(
        ja: "GitHub が表示する注釈は、1ステップにつき水準ごとに10件までです。全件はこのログにあります。",
        en: "GitHub shows ten annotations a level and step; all of them are in this log."
      )
      return "::notice title=tebiki::" + GitHubReport.escape("\(text) \(note[options.language])")
        + "\n"
    }
  )
}

/// The annotations of one file.
private struct GitHubReport {
  let scope: ReportScope

  var text: String {
    var text = ""
    if let failure = scope.failure { text += annotation(failure) }
    for document in scope.result.documents where !document.isPassedOver {
      for item in scope.items(of: document) where item.kind != .open || item.severity == .error {
        text += annotation(item)
      }
      text += verdict(document)
    }
    return text
  }

  private func annotation(_ item: ReportItem) -> String {
    var properties = ["file=" + Self.escape(scope.result.name, isProperty: true)]
    if let range = item.range, let start = scope.position(at: range.start),
      let end = scope.position(at: range.end)
    {
      properties += ["line=\(start.line)", "endLine=\(end.line)"]
      // Columns count only within one line.
      if start.line == end.line {
        properties += ["col=\(start.codePointColumn)", "endColumn=\(end.codePointColumn)"]
      }
    }
    properties.append("title=" + Self.escape("\(scope.kind(item))[\(item.id)]", isProperty: true))
    var message = scope.line(item)
    let citations = scope.shortCitations(item.citations)
    if !citations.isEmpty { message += "\n" + scope.say("根拠: ", "basis: ") + citations }
    if let remedy = item.remedy {
      message += "\n" + scope.say("対応: ", "remedy: ") + scope.say(remedy)
    }
    return "::\(command(item)) \(properties.joined(separator: ","))::\(Self.escape(message))\n"
  }

  private func command(_ item: ReportItem) -> String {
    guard item.isNew else { return "notice" }
    switch item.kind {
    case .question, .open: return "warning"
    case .failure, .diagnostic, .finding:
      switch item.severity {
      case .error: return "error"
      case .warning: return "warning"
      case .note: return "notice"
      }
    }
  }

  private func verdict(_ document: DocumentResult) -> String {
    var words = scope.say(Phrases.invalid)
    if let assessment = document.assessment, !document.isInvalid {
      words = scope.verdictLine(assessment)
    }
    let file = Self.escape(scope.result.name, isProperty: true)
    return "::notice file=\(file),title=tebiki::"
      + Self.escape("\(scope.head(of: document)): \(words)") + "\n"
  }

  /// What would end a command or a property is written in per cent signs.
  static func escape(_ text: String, isProperty: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      case ":" where isProperty: result.append(contentsOf: "%3A".unicodeScalars)
      case "," where isProperty: result.append(contentsOf: "%2C".unicodeScalars)
      default:
        let isControl = scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F
        result.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}
