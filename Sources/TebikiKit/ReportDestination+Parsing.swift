internal import Platform
package import Reports
package import SourceText

/// What is wrong with a `--report`.
package struct ReportRequestFailure: Error, Sendable {
  package let message: Localized
}

extension ReportDestination {
  /// Reads requests like `sarif=out.sarif`; a folder (`html=out/`) gets `tebiki.html`.
  ///
  /// `inputs` are the files that are checked: a report must not overwrite one.
  package static func parse(
    _ requests: [String],
    options: ReportOptions,
    inputs: [PlanInput]
  ) throws(ReportRequestFailure) -> [ReportDestination] {
    var options = options
    options.isColored = false
    var found: [ReportDestination] = []
    var taken: [String: String] = [:]
    for request in requests {
      let destination = try parse(request, options)
      let place = Files.canonical(destination.path)
      if let earlier = taken[place] { throw .samePath(earlier, request) }
      taken[place] = request
      found.append(destination)
    }
    if !taken.isEmpty {
      for case .file(let path, _) in inputs where taken[Files.canonical(path)] != nil {
        throw .overwrites(path)
      }
    }
    return found
  }

  private static func parse(
    _ request: String,
    _ options: ReportOptions
  ) throws(ReportRequestFailure) -> ReportDestination {
    guard let sign = request.firstIndex(of: "=") else { throw .notAPair(request) }
    let name = String(request[..<sign])
    var path = String(request[request.index(after: sign)...])
    guard let format = ReportFormat.all.first(where: { $0.name == name }) else {
      throw .unknownFormat(name)
    }
    guard !path.isEmpty else { throw .notAPair(request) }
    guard path != "-" else { throw .standardOutput(name) }
    if path.hasSuffix("/") || FolderListing.isFolder(path) {
      if !path.hasSuffix("/") { path += "/" }
      Files.makeFolder(path)
      path += "tebiki." + format.fileExtension
    }
    return ReportDestination(format: format, options: options, path: path)
  }
}

extension ReportRequestFailure {
  private static var known: String { ReportFormat.all.map(\.name).joined(separator: ", ") }

  static func notAPair(_ request: String) -> ReportRequestFailure {
    ReportRequestFailure(
      message: Localized(
        ja: "--report には「形式=ファイル」を書きます(例: sarif=out.sarif)。「\(request)」はその形になっていません。",
        en: "--report takes FORMAT=PATH, as in sarif=out.sarif; '\(request)' has not that form."
      )
    )
  }

  static func unknownFormat(_ name: String) -> ReportRequestFailure {
    let nearest = Suggestion.nearest(to: name, among: ReportFormat.all.map(\.name))
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
