package import Checking
internal import Platform
internal import Rules
internal import SourceText
internal import YAMLTree

/// Waivers that stand in a file of their own, beside the plans.
///
/// ```yaml
/// waivers:
///   - rule: society/articles-silent
///     plan: plans/a.yaml          # from this file's folder
///     subject: institutions[society]
///     until: 2021-03-31
///     by: 倫理審査委員会事務局
///     reason: 定款の改正を総会に諮る
/// ```
package struct WaiverFile: Sendable {
  /// Waivers by plan, each plan as a path without links.
  private var requests: [String: [WaiverRequest]] = [:]

  /// Digest of the file's bytes.
  package let digest: String

  /// Reads a file; every fault of it is an error, because a lost waiver would go unnoticed.
  package init(_ path: String) throws(YAMLFileFailure) {
    let file = try YAMLFile(path)
    digest = SHA256.hexadecimal(of: file.source.bytes)
    for entry in file.entries(of: file.tree.root) {
      guard entry.name == "waivers" else {
        throw file.failure(
          at: entry.key,
          ja: "「\(entry.name)」という項目はありません。免除の記録は waivers: の下に並べます。",
          en: "There is no field '\(entry.name)'; waivers are listed under waivers:."
        )
      }
      guard file.kind(of: entry.value) == .sequence else {
        throw file.failure(at: entry.value, ja: "waivers には並びを書きます。", en: "waivers takes a list.")
      }
      for item in file.children(of: entry.value) { try add(item, file, path) }
    }
  }

  private mutating func add(
    _ item: Int32,
    _ file: YAMLFile,
    _ path: String
  ) throws(YAMLFileFailure) {
    guard file.kind(of: item) == .mapping else {
      throw file.failure(
        at: item,
        ja: "免除の記録には「項目: 値」の組を書きます。",
        en: "A waiver is a mapping of names to values."
      )
    }
    var own: [String: String] = [:]
    var fields = WaiverFields(rule: "")
    for entry in file.entries(of: item) {
      guard file.kind(of: entry.value) == .scalar else {
        throw file.failure(
          at: entry.value,
          ja: "「\(entry.name)」には一つの値を書きます。",
          en: "'\(entry.name)' takes one value."
        )
      }
      let value = file.tree.string(entry.value)
      if Self.place.contains(entry.name) {
        own[entry.name] = value
      } else if let problem = fields.set(entry.name, value) {
        throw file.failure(at: entry.key, ja: problem.ja, en: problem.en)
      }
    }
    for name in Self.place where own[name]?.isEmpty ?? true {
      throw file.failure(
        at: item,
        ja: "「\(name)」がありません。規則(rule)・計画書(plan)・対象(subject)が必要です。",
        en: "'\(name)' is missing; rule, plan and subject are required."
      )
    }
    fields.rule = own["rule"] ?? ""
    let request = fields.request(
      scope: .subject(own["subject"] ?? ""),
      source: .file(path, line: file.line(of: item))
    )
    switch request {
    case .success(let request):
      let plan = Files.joined(Files.parent(of: path), own["plan"] ?? "")
      requests[Files.canonical(plan), default: []].append(request)
    case .failure(let failure):
      throw file.failure(at: item, ja: failure.message.ja, en: failure.message.en)
    }
  }

  private static let place = ["rule", "plan", "subject"]

  /// The waivers of a plan, by the path that it was named with.
  package func requests(forPlan path: String) -> [WaiverRequest] {
    requests[Files.canonical(path)] ?? []
  }
}
