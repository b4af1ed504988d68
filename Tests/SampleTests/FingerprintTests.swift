import Foundation
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  private func names(_ text: String) throws -> Set<String> {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", text)
    let plan = try Binary.json(["--as-of", "2021-01-15", "plan.yaml"], in: folder.url).plan()
    let entries = plan.findings + plan.openRules
    let names = entries.compactMap { entry -> String? in
      guard let rule = entry["rule"] as? String, let name = entry["fingerprint"] as? String else {
        return nil
      }
      return rule + " " + name
    }
    #expect(Set(names).count == entries.count, "a fingerprint stands for two findings")
    return Set(names)
  }

  static let samples = Sample.readable.filter {
    ["07", "08", "09", "11", "15", "20", "23", "24"].contains($0.name.prefix(2))
  }

  @Test("survive other indentation, order of keys and entries, and comments", arguments: samples)
  func survive(_ sample: Sample) throws {
    let text = try sample.text()
    let names = try names(text)
    #expect(!names.isEmpty)
    for seed in UInt64(1)...3 {
      let shuffled = Shuffled.rewritten(text, seed: seed)
      #expect(shuffled != text)
      let other = try self.names(shuffled)
      #expect(other == names, "seed \(seed): \(other.symmetricDifference(names).sorted())")
    }
  }

  @Test("depend on no line")
  func lines() throws {
    let text = try Sample.named("11-three-datasets-four-transfers").text()
    let moved = String(repeating: "# 注記\n\n", count: 40) + text
    #expect(try names(moved) == names(text))
  }
}
