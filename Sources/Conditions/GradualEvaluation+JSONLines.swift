import SourceText

/// The line protocol: a JSON object in, a JSON object out, whatever the line holds.
extension GradualEvaluation {
  /// Answers one line, without its line end; never fails and never holds a line end itself.
  package static func answer(jsonLine: [UInt8]) -> String {
    do throws(JSONFailure) {
      return text(of: answer(to: try JSONReader.read(jsonLine)))
    } catch {
      return errorLine("\(error.message.en) (byte \(error.offset))")
    }
  }

  package static func answer(jsonLine: Substring) -> String {
    answer(jsonLine: Array(jsonLine.utf8))
  }

  private static func answer(to request: JSONValue) -> Answer {
    guard case .object(let members) = request else {
      return malformed("行は JSON のオブジェクトにしてください。", "A line must be a JSON object.")
    }
    guard case .string(let source)? = members.first(where: { $0.name == "expr" })?.value else {
      return malformed("「expr」に式を文字列で書いてください。", "Give the expression as a string in \"expr\".")
    }
    var bindings: [String: Binding] = [:]
    switch members.first(where: { $0.name == "bindings" })?.value {
    case nil: break
    case .object(let bound)?:
      for member in bound {
        do throws(EvaluationError) {
          bindings[member.name] = try Binding(member.value)
        } catch {
          return .error(error.message)
        }
      }
    default:
      return malformed("「bindings」はオブジェクトにしてください。", "\"bindings\" must be an object.")
    }
    return answer(source, bindings: bindings)
  }

  private static func malformed(_ ja: String, _ en: String) -> Answer {
    .error(Localized(ja: ja, en: en))
  }

  private static func text(of answer: Answer) -> String {
    switch answer {
    case .value(let value): "{\"value\": \(jsonText(value.literal))}"
    case .unknown(let paths):
      "{\"unknown\": [\(paths.map(jsonText).joined(separator: ", "))]}"
    case .error(let message): errorLine(message.en)
    case .unsupported(let feature): "{\"unsupported\": \(jsonText(feature))}"
    }
  }

  private static func errorLine(_ message: String) -> String {
    "{\"error\": \(jsonText(message))}"
  }
}
