internal import Checking
internal import Conditions
internal import Platform
internal import Rules
package import SourceText

/// Why a baseline cannot be used.
package struct BaselineFailure: Error, Sendable {
  package let message: Localized
}

/// A finding as a baseline keeps it: nothing of the plan's own text.
struct KnownFinding: Sendable, Hashable {
  var rule: String
  var fingerprint: String
}

/// A plan as a baseline names it: by its path from the baseline's folder.
struct KnownPlan: Sendable, Hashable {
  var path: String
  /// Number in the file, from 1.
  var document: Int

  static func precedes(_ one: KnownPlan, _ two: KnownPlan) -> Bool {
    if one.path != two.path { return one.path.utf8.lexicographicallyPrecedes(two.path.utf8) }
    return one.document < two.document
  }
}

/// The findings that were known when the baseline was written, by plan.
package struct Baseline: Sendable {
  package let path: String
  /// The folder that the plans' paths start from.
  private let folder: String
  private(set) var plans: [KnownPlan: Set<KnownFinding>] = [:]
  /// Digest of the file's bytes; empty for a new baseline.
  package private(set) var digest = ""

  /// Reads a baseline; with `isNew` a missing file is an empty baseline.
  package init(reading path: String, isNew: Bool) throws(BaselineFailure) {
    self.path = path
    folder = Files.absolute(Files.parent(of: path))
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      try Files.read(path, limit: 256 << 20, into: &bytes)
    } catch {
      if isNew && error.kind == .notFound { return }
      throw BaselineFailure(
        message: Localized(
          ja: "ベースライン \(path): \(error.message.ja)",
          en: "Baseline \(path): \(error.message.en)"
        )
      )
    }
    digest = SHA256.hexadecimal(of: bytes)
    guard let value = try? JSONReader.read(bytes), value.member("kind") == .string("baseline"),
      case .array(let plans)? = value.member("plans")
    else { throw Self.corrupt(path) }
    guard value.member("schemaVersion") == .string(Self.version) else {
      throw BaselineFailure(
        message: Localized(
          ja: "ベースライン \(path) は、この版の tebiki では読めない書式です。--update-baseline で作り直してください。",
          en:
            "The baseline \(path) has a format that this tebiki does not know; write it anew with --update-baseline."
        )
      )
    }
    for plan in plans { try add(plan) }
  }

  static let version = "1.0"

  private static func corrupt(_ path: String) -> BaselineFailure {
    BaselineFailure(
      message: Localized(
        ja: "ベースライン \(path) は壊れているか、ベースラインではありません。--update-baseline で作り直してください。",
        en: "\(path) is damaged or no baseline; write it anew with --update-baseline."
      )
    )
  }

  private mutating func add(_ value: JSONValue) throws(BaselineFailure) {
    guard case .string(let name)? = value.member("plan"),
      case .int(let document)? = value.member("document"),
      case .array(let findings)? = value.member("findings")
    else { throw Self.corrupt(path) }
    let plan = KnownPlan(path: name, document: Int(document))
    for finding in findings {
      guard case .string(let rule)? = finding.member("rule"),
        case .string(let fingerprint)? = finding.member("fingerprint")
      else { throw Self.corrupt(path) }
      plans[plan, default: []].insert(KnownFinding(rule: rule, fingerprint: fingerprint))
    }
  }

  // MARK: - Holding it against a run

  func key(_ name: String, _ document: Int) -> KnownPlan {
    KnownPlan(path: Files.relative(Files.absolute(name), to: folder), document: document)
  }

  /// Marks the findings that were known; returns what the plan is found with, and what is gone.
  func mark(
    _ assessment: inout Assessment,
    _ plan: KnownPlan,
    _ rulebook: Rulebook
  ) -> (found: Set<KnownFinding>, gone: [KnownFinding]) {
    var left = plans[plan] ?? []
    var found: Set<KnownFinding> = []
    for index in assessment.findings.indices {
      let finding = assessment.findings[index]
      let own = KnownFinding(
        rule: rulebook.string(rulebook.rules[finding.rule].id),
        fingerprint: finding.fingerprint(rulebook)
      )
      found.insert(own)
      // A renamed rule is the same rule.
      let names = Set([own.fingerprint] + finding.earlierFingerprints(rulebook))
      let known = left.filter { names.contains($0.fingerprint) }
      left.subtract(known)
      assessment.findings[index].isBaselined = !known.isEmpty
    }
    return (found, left.sorted { ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint) })
  }

  // MARK: - Writing

  /// The baseline with the findings of a run; plans that the run did not reach stay as they were,
  /// unless their files are gone.
  func updated(_ found: [KnownPlan: Set<KnownFinding>], _ rulebook: Rulebook) -> [UInt8] {
    var all = plans.filter { Files.exists(Files.joined(folder, $0.key.path)) }
    for (plan, findings) in found { all[plan] = findings }
    var text = "{\n  \"schemaVersion\": \"\(Self.version)\",\n  \"kind\": \"baseline\",\n"
    text += "  \"rulebook\": \"\(rulebook.version)\",\n  \"plans\": ["
    let plans = all.keys.filter { all[$0]?.isEmpty == false }.sorted(by: KnownPlan.precedes)
    let entries = plans.map { plan in
      let findings = (all[plan] ?? []).sorted {
        ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint)
      }
      let lines = findings.map {
        "      {\"rule\": \(Self.quoted($0.rule)), \"fingerprint\": \(Self.quoted($0.fingerprint))}"
      }
      return "\n    {\"plan\": \(Self.quoted(plan.path)), \"document\": \(plan.document), "
        + "\"findings\": [\n" + lines.joined(separator: ",\n") + "\n    ]}"
    }
    text += entries.joined(separator: ",") + (entries.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return Array(text.utf8)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONValue {
  /// The member of an object; nil where there is none.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
