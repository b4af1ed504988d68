internal import Checking
internal import Rules
internal import SourceText

/// The frame of the page: head, style, script, and what closes it.
struct HTMLPage {
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// Everything before the main part.
  func head(heading: String? = nil) -> String {
    var writer = HTMLWriter()
    writer.raw("<!DOCTYPE html>\n")
    writer.open("html", [("lang", language.rawValue)])
    writer.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    // Nothing is loaded and nothing is sent, whatever a plan holds.
    writer.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    writer.raw("style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n")
    writer.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
    writer.leaf("title", say("tebiki 確認の結果", "tebiki report"))
    writer.raw("<style>\n\(HTMLStyle.screen)\(HTMLStyle.print)</style>\n</head>\n<body>\n")
    writer.leaf(
      "a",
      [("class", "skip"), ("href", "#plans")],
      say("計画書へ移動", "Skip to the plans")
    )
    writer.element("header") { writer in
      writer.leaf("h1", heading ?? say("計画書の確認の結果", "What checking the plans came to"))
      writer.leaf("p", .class("limits"), Phrases.limits[language])
    }
    return writer.text
  }

  func foot(_ rulebook: Rulebook) -> String {
    var writer = HTMLWriter()
    writer.raw("</main>\n")
    writer.element("footer") { writer in
      writer.leaf(
        "p",
        say("根拠の確度: ", "Confidence: ")
          + Confidence.allCases.map { "[\($0.code)] " + Phrases.confidence($0)[language] }
          .joined(separator: say("・", ", "))
      )
      writer.leaf("p", Phrases.limits[language])
      writer.leaf(
        "p",
        "tebiki \(ReportOptions.programVersion), rulebook \(rulebook.version) "
          + "(sha256:\(rulebook.string(rulebook.digest)))"
      )
    }
    writer.raw("<script>\n\(HTMLStyle.script)</script>\n</body>\n</html>\n")
    return writer.text
  }
}
