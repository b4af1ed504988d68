import Foundation
import TestSupport
import Testing

@Suite("Provisions to look at again")
struct StaleTests {
  private func stale(_ day: String, _ options: [String] = []) throws -> (Run, [[String: Any]]) {
    let run = try Binary.run(["rules", "stale", "--as-of", day, "--format", "json"] + options)
    let report = object(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    return (run, report["stale"] as? [[String: Any]] ?? [])
  }

  @Test("nothing on the day after the check")
  func fresh() throws {
    let (run, entries) = try stale("2026-11-24")
    #expect(run.status == 0)
    #expect(entries.isEmpty)
  }

  @Test("a change of the law counts from its day, and age from its number of days")
  func reasons() throws {
    #expect(try stale("2026-11-30").1.isEmpty)
    let (run, entries) = try stale("2027-01-17")
    #expect(run.status == 1)
    let changes = Dictionary(grouping: entries) { $0["change"] as? String ?? "" }
    #expect(Set(changes.keys) == ["2026-12-01", "2027-01-17"])
    let (_, aged) = try stale("2026-11-30", ["--days", "3"])
    #expect(!aged.isEmpty)
    #expect(aged.allSatisfy { ($0["age"] as? Int ?? 0) > 3 && $0["change"] is NSNull })
  }

  @Test("a law whose amended text is not held is to be looked at, not passed over")
  func notHeld() throws {
    let (run, entries) = try stale("2026-12-01")
    #expect(run.status == 1)
    #expect(!entries.isEmpty)
    #expect(
      entries.allSatisfy {
        $0["law"] as? String == "ethics-guideline" && $0["change"] as? String == "2026-12-01"
      }
    )
  }

  @Test("what was repealed is passed over")
  func repealed() throws {
    let (_, entries) = try stale("2027-01-17")
    #expect(entries.allSatisfy { $0["law"] as? String != "incorporated-agencies" })
  }

  @Test("in words, in both languages")
  func words() throws {
    let japanese = try Binary.run(["rules", "stale", "--as-of", "2027-01-17", "--lang", "ja"])
    #expect(japanese.output.contains("の後に改正があります(2027-01-17 "))
    let english = try Binary.run(["rules", "stale", "--as-of", "2027-01-17", "--lang", "en"])
    #expect(english.output.contains("provisions in force to be checked again"))
  }
}
