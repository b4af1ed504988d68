internal import Checking
internal import Conditions
internal import Platform
internal import Reports
internal import Rules
internal import SourceText

/// One thing that a record fixes.
package struct RecordPoint: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case record
    case plan
    case rulebook
    case engine
    case asOf = "as-of"
    case verdict
    case findings
  }

  package let kind: Kind
  package let isSame: Bool
}

extension RecordRun {
  /// Checks the plan again as the record says and compares; returns 0 where all is the same, 1 where
  /// anything differs, and 3 where the record or the plan cannot be read.
  ///
  /// `asOf` in the settings is the day that the record has to be for.
  package func verify(
    _ path: String,
    against plan: String,
    tell: ([RecordPoint]) -> Void,
    remark: (RunRemark) -> Void
  ) -> Int32 {
    let record: StoredRecord
    do {
      record = try StoredRecord(path)
    } catch {
      remark(RunRemark(severity: .error, message: error.message))
      return ExitCode.invalidInput
    }
    // The day that stood for today is the record's, not that of whoever looks again.
    var options = settings.options
    options.asOf = record.asOfOption
    if let today = record.today { options.today = today }
    switch make(plan, options) {
    case .failure(let failure):
      if let digest = failure.digest, !record.isOfPlan(digest) {
        tell(record.pointsWithoutCheck)
        return ExitCode.findings
      }
      for message in failure.messages {
        remark(RunRemark(severity: .error, message: message))
      }
      return ExitCode.invalidInput
    case .success(let bytes):
      guard let fresh = try? JSONReader.read(bytes) else { return ExitCode.internalError }
      let points = record.points(against: fresh, bytes, asOf: settings.options.asOf)
      tell(points)
      return points.allSatisfy(\.isSame) ? ExitCode.clean : ExitCode.findings
    }
  }
}

/// A record as it was read from a file.
private struct StoredRecord {
  struct Failure: Error {
    let message: Localized
  }

  private let bytes: [UInt8]
  private let value: JSONValue
  private let documents: [JSONValue]
  /// Whether the digest at the end is that of what stands before.
  private let isIntact: Bool
  let asOfOption: Day?
  /// The day that stood for today; nil where no document needed one.
  private(set) var today: Day?

  init(_ path: String) throws(Failure) {
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      try Files.read(path, limit: 256 << 20, into: &bytes)
    } catch {
      throw Self.failure(path, error.message)
    }
    let source = SourceFile(name: path, bytes: bytes)
    do throws(JSONFailure) {
      value = try JSONReader.read(bytes)
    } catch {
      throw Self.failure(source, at: error.offset, error.message)
    }
    guard value.member("kind") == .string("check-record") else {
      throw Self.failure(source, at: 0, Self.noRecord)
    }
    guard value.member("schemaVersion") == .string(CheckRecord.version) else {
      throw Self.failure(source, at: 0, Self.otherVersion)
    }
    guard case .string(let digest)? = value.member("digest"),
      case .array(let documents)? = value.member("documents"), !documents.isEmpty,
      let option = value.member("asOfOption")
    else { throw Self.failure(source, at: bytes.count, Self.incomplete) }
    self.bytes = bytes
    self.documents = documents
    let closing = Array(CheckRecord.closing(digest).utf8)
    isIntact =
      bytes.count > closing.count && bytes.suffix(closing.count).elementsEqual(closing)
      && SHA256.hexadecimal(of: Array(bytes.dropLast(closing.count))) == digest
    if case .string(let day) = option {
      guard let day = Day(iso: day.utf8) else {
        throw Self.failure(source, at: 0, Self.incomplete)
      }
      asOfOption = day
    } else {
      asOfOption = nil
    }
    for document in documents where document.member("asOfSource") == .string("today") {
      guard case .string(let day)? = document.member("asOf"), let day = Day(iso: day.utf8) else {
        throw Self.failure(source, at: 0, Self.incomplete)
      }
      today = day
    }
  }

  func isOfPlan(_ digest: String) -> Bool {
    value.member("plan")?.member("digest") == .string(digest)
  }

  /// What can be said where the plan is another one, and none that could be checked.
  var pointsWithoutCheck: [RecordPoint] {
    [RecordPoint(kind: .record, isSame: isIntact), RecordPoint(kind: .plan, isSame: false)]
  }

  /// Point by point, whether a record made now says the same.
  func points(against fresh: JSONValue, _ freshBytes: [UInt8], asOf: Day?) -> [RecordPoint] {
    func same(_ section: String, _ name: String) -> Bool {
      value.member(section)?.member(name) == fresh.member(section)?.member(name)
    }
    func sameInDocuments(_ names: [String]) -> Bool {
      guard case .array(let others)? = fresh.member("documents") else { return false }
      let own = documents.map { document in names.map { document.member($0) } }
      return own == others.map { document in names.map { document.member($0) } }
    }
    var isSame: [RecordPoint.Kind: Bool] = [
      .plan: same("plan", "digest"),
      .rulebook: same("rulebook", "digest"),
      .engine: same("engine", "digest") && same("engine", "version"),
      .asOf: sameInDocuments(["asOf", "asOfSource", "edition"])
        && asOf.map { day in
          documents.allSatisfy { $0.member("asOf") == .string("\(day)") }
        } != false,
      .verdict: sameInDocuments(["overall", "laws", "lawsNotHeld", "notCovered", "counts"]),
      .findings: sameInDocuments(["findings", "open"]),
    ]
    // What else is in a record follows from these: it can only differ by another hand.
    let isAllSame = isSame.values.allSatisfy { $0 }
    isSame[.record] = isIntact && (!isAllSame || bytes == freshBytes)
    return RecordPoint.Kind.allCases.map {
      RecordPoint(kind: $0, isSame: isSame[$0] ?? false)
    }
  }

  // MARK: - What is wrong with a record

  private static let noRecord = Localized(
    ja: "検査記録ではありません。tebiki record で作ったファイルを指定してください。",
    en: "This is no record of a check; name a file that `tebiki record` made."
  )

  private static let otherVersion = Localized(
    ja: "この版の tebiki では読めない書式の検査記録です。",
    en: "The record has a format that this tebiki does not know."
  )

  private static let incomplete = Localized(
    ja: "検査記録が途中で切れているか、壊れています。",
    en: "The record is cut off or damaged."
  )

  private static func failure(_ path: String, _ reason: Localized) -> Failure {
    Failure(message: Localized(ja: "\(path): \(reason.ja)", en: "\(path): \(reason.en)"))
  }

  private static func failure(
    _ source: SourceFile,
    at offset: Int,
    _ reason: Localized
  ) -> Failure {
    let place = source.position(at: offset, ambiguousWidth: .one)
    return failure("\(source.name):\(place.line):\(place.codePointColumn)", reason)
  }
}
