import Foundation
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  private func names(_ text: String) throws -> Set<String> {
    let folder = try TemporaryFolder()
    try folder.write("plan.yaml", text)
    let plan = try Binary.json(["--no-cache", "plan.yaml"], in: folder.url).plan()
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

  /// Those that stand for the plans in which something is found.
  private static let telling = ["07", "08", "09", "11", "15", "20", "23", "41"]

  @Test(
    "survive other indentation, order of keys, entries and blocks, and comments",
    arguments: Sample.readable
  )
  func survive(_ sample: Sample) throws {
    let text = try sample.text()
    let names = try names(text)
    if Self.telling.contains(String(sample.name.prefix(2))) { #expect(!names.isEmpty) }
    for seed in UInt64(1)...3 {
      let shuffled = Shuffled.rewritten(text, seed: seed)
      #expect(shuffled != text)
      let other = try self.names(shuffled)
      #expect(other == names, "seed \(seed): \(other.symmetricDifference(names).sorted())")
    }
  }

  @Test("tell the steps of one rule apart")
  func steps() throws {
    for sample in Sample.readable where sample.name.contains("-steps-") {
      #expect(try names(sample.text()).count > 1, "\(sample.name)")
    }
  }

  /// Those that are written in blocks, not in braces as a whole.
  private static let inBlocks = Sample.readable.filter { sample in
    (try? sample.text().split(separator: "\n").contains { $0.hasPrefix("\"") || $0.hasPrefix("{") })
      == false
  }

  @Test("survive blocks moved as they stand, their comments with them", arguments: inBlocks)
  func moved(_ sample: Sample) throws {
    let text = try sample.text()
    let moved = Blocks.reversed(text)
    #expect(moved != text)
    #expect(moved.utf8.count == text.utf8.count)
    #expect(try names(moved) == names(text))
  }

  @Test("depend on no line")
  func lines() throws {
    let text = try Sample.named("11-three-datasets-four-transfers").text()
    let moved = String(repeating: "# 注記\n\n", count: 40) + text
    #expect(try names(moved) == names(text))
  }
}

/// The blocks of a plan, each from a key at the margin to the next.
private enum Blocks {
  static func reversed(_ text: String) -> String {
    var blocks: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let isKey = line.first.map { !" #-".contains($0) } ?? false
      if isKey { blocks.append([]) }
      blocks[blocks.count - 1].append(line)
    }
    // What stands before the first key stays there: it is about the whole file. So do blocks that
    // share values: an anchor comes before what refers to it.
    let all = blocks.dropFirst()
    func isShared(_ block: [Substring]) -> Bool {
      block.contains { $0.contains(/: [&*]|<<:|- [&*]/) }
    }
    let moved = all.filter { isShared($0) } + all.filter { !isShared($0) }.reversed()
    return ([blocks[0]] + moved).joined().joined(separator: "\n") + "\n"
  }
}
