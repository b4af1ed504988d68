import Foundation
import Testing

@Suite("Samples written another way")
struct VariantTests {
  /// A way to write the same plan.
  struct Variant: CustomTestStringConvertible, Sendable {
    let name: String
    let rewrite: @Sendable (String) -> String

    var testDescription: String { name }

    static let all = [
      Variant(name: "blank lines") { $0.replacing("\n", with: "\n\n") },
      Variant(name: "comments between the lines") { $0.replacing("\n", with: "\n# 注記: [\"\n") },
      Variant(name: "comments behind the lines") { $0.replacing("\n", with: "  # 注記 {\n") },
      Variant(name: "trailing spaces") { $0.replacing("\n", with: "   \n") },
      Variant(name: "CRLF") { $0.replacing("\n", with: "\r\n") },
      Variant(name: "byte order mark") { "\u{FEFF}" + $0 },
      Variant(name: "document markers") { "---\n" + $0 + "...\n" },
      Variant(name: "no last line end") { String($0.dropLast()) },
      Variant(name: "twice the indentation", rewrite: doubled),
      Variant(name: "double-quoted keys") { quotedKeys($0, "\"") },
      Variant(name: "single-quoted keys") { quotedKeys($0, "'") },
      Variant(name: "flow style", rewrite: Flow.rewritten),
    ]

    /// Doubles the indentation, and the space behind a dash with it.
    private static func doubled(_ text: String) -> String {
      text.components(separatedBy: "\n").map { line in
        let indent = line.prefix { $0 == " " }
        let rest = line.dropFirst(indent.count)
        guard rest.hasPrefix("- ") else { return indent + line }
        let gap = rest.dropFirst().prefix { $0 == " " }
        return indent + indent + "-" + gap + gap + " " + rest.dropFirst(gap.count + 1)
      }.joined(separator: "\n")
    }

    /// Quotes the keys at the beginning of lines.
    private static func quotedKeys(_ text: String, _ quote: String) -> String {
      text.replacing(#/(?m)^( *(?:- +)?)([^\s"'#\[\]{}:,-][^\s"'#\[\]{}:,]*):(?=\s)/#) { match in
        "\(match.output.1)\(quote)\(match.output.2)\(quote):"
      }
    }
  }

  @Test("the way of writing changes no finding", arguments: Sample.readable, Variant.all)
  func same(_ sample: Sample, _ variant: Variant) throws {
    let original = try sample.text()
    let rewritten = variant.rewrite(original)
    #expect(try findings(of: rewritten) == findings(of: original))
  }

  @Test("each way of writing differs from the samples", arguments: Variant.all)
  func differs(_ variant: Variant) throws {
    let changed = try Sample.readable.filter { try variant.rewrite($0.text()) != $0.text() }
    #expect(changed.count >= 9)
  }

  /// What is said of a plan, without places.
  private func findings(of text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", text)
    let run = try Binary.run(["check", "--format", "one-line", "plan.yaml"], in: folder.url)
    #expect(run.status != 3)
    return run.lines.map { $0.replacing(#/^plan\.yaml:\d+:\d+/#, with: "plan.yaml") }.sorted()
  }
}
