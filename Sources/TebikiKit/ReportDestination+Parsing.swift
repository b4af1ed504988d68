internal import Platform
package import Reports
package import SourceText

/// What is wrong with a `--report`.
package struct ReportRequestFailure: Error, Sendable {
  package let message: Localized
}

/// A report that was asked for: `sarif=out.sarif`.
package struct ReportRequest: Sendable {
  package let format: String
  package let path: String

  /// A format as requests name it, and how its files end.
  package typealias Known = (name: String, fileExtension: String)

  /// Reads requests; a folder (`html=out/`) is made, and gets `tebiki.html`.
  ///
  /// `inputs` are the files that are read: a report must not overwrite one.
  package static func parse(
    _ requests: [String],
    among known: [Known],
    inputs: [String]
  ) throws(ReportRequestFailure) -> [ReportRequest] {
    var found: [ReportRequest] = []
    var taken: [String: String] = [:]
    for text in requests {
      let request = try parse(text, known)
      let place = Files.canonical(request.path)
      if let earlier = taken[place] { throw .samePath(earlier, text) }
      taken[place] = text
      found.append(request)
    }
    if !taken.isEmpty {
      for path in inputs where taken[Files.canonical(path)] != nil { throw .overwrites(path) }
    }
    return found
  }

  private static func parse(
    _ text: String,
    _ known: [Known]
  ) throws(ReportRequestFailure) -> ReportRequest {
    guard let sign = text.firstIndex(of: "=") else { throw .notAPair(text) }
    let name = String(text[..<sign])
    var path = String(text[text.index(after: sign)...])
    guard let format = known.first(where: { $0.name == name }) else {
      throw .unknownFormat(name, known.map(\.name))
    }
    guard !path.isEmpty else { throw .notAPair(text) }
    guard path != "-" else { throw .standardOutput(name) }
    if path.hasSuffix("/") || FolderListing.isFolder(path) {
      if !path.hasSuffix("/") { path += "/" }
      Files.makeFolder(path)
      path += "tebiki." + format.fileExtension
    }
    return ReportRequest(format: name, path: path)
  }
}

extension ReportDestination {
  /// The reports that a check was asked for.
  package static func parse(
    _ requests: [String],
    options: ReportOptions,
    inputs: [PlanInput]
  ) throws(ReportRequestFailure) -> [ReportDestination] {
    var options = options
    options.isColored = false
    let paths = inputs.compactMap { input -> String? in
      if case .file(let path, _) = input { path } else { nil }
    }
    let known = ReportFormat.all.map { ($0.name, $0.fileExtension) }
    let found = try ReportRequest.parse(requests, among: known, inputs: paths)
    return found.compactMap { request in
      ReportFormat.all.first { $0.name == request.format }.map {
        ReportDestination(format: $0, options: options, path: request.path)
      }
    }
  }
}

extension ReportRequestFailure {
  static func notAPair(_ request: String) -> ReportRequestFailure {
    ReportRequestFailure(
      message: Localized(
        ja: "--report には「形式=ファイル」を書きます(例: sarif=out.sarif)。「\(request)」はその形になっていません。",
        en: "--report takes FORMAT=PATH, as in sarif=out.sarif; '\(request)' has not that form."
      )
    )
  }

  static func unknownFormat(_ name: String, _ names: [String]) -> ReportRequestFailure {
    let nearest = Suggestion.nearest(to: name, among: names)
    let known = names.joined(separator: ", ")
    return ReportRequestFailure(
      message: Localized(
        ja: "「\(name)」という形式はありません。" + (nearest.map { "「\($0)」のことですか。" } ?? "")
          + "使える形式: \(known)。",
        en: "There is no format '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
          + " Known are \(known)."
      )
    )
  }

  static func standardOutput(_ name: String) -> ReportRequestFailure {
    ReportRequestFailure(
      message: Localized(
        ja: "標準出力への形式は --format \(name) で指定してください。",
        en: "Use --format \(name) for standard output."
      )
    )
  }

  static func samePath(_ one: String, _ two: String) -> ReportRequestFailure {
    ReportRequestFailure(
      message: Localized(
        ja: "--report \(one) と --report \(two) の書き出し先が同じです。別のファイルにしてください。",
        en: "--report \(one) and --report \(two) name the same file; give each its own."
      )
    )
  }

  static func overwrites(_ path: String) -> ReportRequestFailure {
    ReportRequestFailure(
      message: Localized(
        ja: "--report の書き出し先 \(path) は、確かめる計画書そのものです。別のファイルにしてください。",
        en: "--report would overwrite the plan \(path); name another file."
      )
    )
  }
}
