import Foundation
import TestSupport
import Testing

@Suite("Numbers in English")
struct PluralTests {
  /// A number before a thing that messages count, without `English.count`: it would say «1 files».
  private static let counted =
    #"\\\((?!English\.count)[\w.]+\) (?:more |other )?(?:bytes|cases|days|duties|entries|errors|"#
    + "evaluations|faults|files|findings|folders|levels|lines|mutants|nodes|places|plans|points|"
    + #"provisions|questions|results|routes|rules)\b(?!/)"#

  private static func faults(in text: String) throws -> [Substring] {
    let pattern = try Regex(counted)
    // Limits that are constants far above one need no singular.
    return text.split(separator: "\n").filter {
      $0.contains(pattern) && !$0.contains("Self.most")
    }
  }

  @Test("take the singular for one", arguments: try SwiftSource.all())
  func sources(source: SwiftSource) throws {
    let found = try Self.faults(in: source.text)
    #expect(found.isEmpty, "\(source.path): \(found.joined(separator: "; "))")
  }

  @Test(
    "are told apart from other words",
    arguments: [
      (#"en: "\(count) files were read""#, 1), (#""\(a.b) more findings.""#, 1),
      (#""\(English.count(count, "file")) read""#, 0), (#""\(speed) files/s""#, 0),
      (#""\(name) is missing""#, 0),
    ]
  )
  func patterns(line: String, count: Int) throws {
    #expect(try Self.faults(in: line).count == count)
  }
}
