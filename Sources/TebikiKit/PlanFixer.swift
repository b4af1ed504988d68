internal import Checking
package import Rules
internal import SourceText

/// Mends the form of plans: the safe fixes of their diagnostics, and not a byte besides.
///
/// What the fixes bring to light is mended in turn, until nothing is left that can be mended
/// without a person. Every step is looked at again: a step that makes anything worse, or changes a
/// fact that was read before, is taken back.
package struct PlanFixer: ~Copyable {
  private var checker: PlanChecker
  private let options: CheckOptions

  /// Looks at one text; each shows at least one fault of the YAML, so that floods end.
  private static let mostLooks = 2000

  package init(_ rulebook: Rulebook, _ settings: CheckSettings) {
    checker = PlanChecker(rulebook, limits: settings.limits)
    var options = settings.options
    options.isFull = false
    // Waivers are records of approval: they are no matter of form.
    options.readsWaivers = false
    self.options = options
  }

  /// The text as it is once mended, and how many fixes that took.
  package mutating func mend(_ bytes: [UInt8], isFromFolder: Bool) -> (bytes: [UInt8], count: Int) {
    guard !isFromFolder || Self.isMeantAsPlan(bytes) else { return (bytes, 0) }
    var (text, count) = (bytes, 0)
    var refused: Set<Fix> = []
    var faults = faults(of: text, isFromFolder)
    for _ in 0..<Self.mostLooks {
      let fixes = Fix.beside(faults.fixes.filter { !refused.contains($0) }, in: text)
      guard let first = fixes.first else { break }
      var isTaken = false
      for attempt in fixes.count > 1 ? [fixes, [first]] : [fixes] where !isTaken {
        let next = Fix.apply(attempt, to: text)
        let then = self.faults(of: next, isFromFolder)
        isTaken =
          then.isBetter(than: faults, after: attempt) && keepsFacts(of: text, in: next, attempt)
        guard isTaken else { continue }
        (text, faults, count, refused) = (next, then, count + attempt.count, [])
      }
      if !isTaken { refused.insert(first) }
    }
    return (text, count)
  }

  /// Whether every fact that the fixes do not touch is read as before.
  private mutating func keepsFacts(of text: [UInt8], in next: [UInt8], _ fixes: [Fix]) -> Bool {
    let before = checker.facts(of: SourceFile(name: "", bytes: text))
    let after = checker.facts(of: SourceFile(name: "", bytes: next))
    let edits = fixes.flatMap(\.edits)
    return before.allSatisfy { fact in
      guard let moved = fact.range.moved(by: edits) else { return true }
      return after.contains(ReadFact(range: moved, field: fact.field, value: fact.value))
    }
  }

  private mutating func faults(of bytes: [UInt8], _ isFromFolder: Bool) -> Faults {
    var options = options
    options.isFromFolder = isFromFolder
    let source = SourceFile(name: "", bytes: bytes)
    let result = checker.check(source, options)
    let diagnostics = result.documents.filter { !$0.isPassedOver }.flatMap(\.diagnostics)
    return Faults(diagnostics: diagnostics, lines: source.lines)
  }

  /// Whether some line begins as a plan does: a folder may hold YAML that is none of ours.
  private static func isMeantAsPlan(_ bytes: [UInt8]) -> Bool {
    let marks = [Array("tebiki".utf8), Array("手引き".utf8)]
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      return marks.contains { line.starts(with: $0) }
    }
  }
}

/// What is wrong with a text, as far as fixes have to know.
private struct Faults {
  let fixes: [Fix]
  private let yaml: [Diagnostic]
  private let repeated: Int
  private let missing: [Fix?]
  private let lines: LineTable

  init(diagnostics: [Diagnostic], lines: LineTable) {
    self.lines = lines
    fixes = diagnostics.compactMap(\.fix)
    repeated = diagnostics.count {
      $0.id == "yaml/duplicate-key" || $0.id == "plan/repeated-field"
    }
    missing = diagnostics.filter { $0.id == "plan/missing-key" }.map(\.fix)
    yaml = diagnostics.filter { $0.severity == .error && $0.id.hasPrefix("yaml/") }
      .sorted { $0.range < $1.range }
  }

  /// Whether fixes did what they are for: nothing is there twice that was not before, what was
  /// missing is there, and the YAML reads further than it did.
  func isBetter(than before: Faults, after fixes: [Fix]) -> Bool {
    guard repeated <= before.repeated else { return false }
    // A key that is still missing once it was written went astray, and would be written for ever.
    let written = before.missing.count { $0.map { fixes.contains($0) } ?? false }
    guard written == 0 || missing.count <= before.missing.count - written else { return false }
    let mended = before.yaml.filter { $0.fix.map { fixes.contains($0) } ?? false }
    guard let place = mended.first?.range.start else { return yaml.count <= before.yaml.count }
    guard let next = yaml.first(where: { !before.yaml.prefixes($0, before: place) }) else {
      return true
    }
    // Further on the same line counts where that can be mended, too.
    return lines.line(at: next.range.start) > before.lines.line(at: place)
      || (next.range.start > place && next.fix != nil)
  }
}

extension ByteRange {
  /// Where the range lies once edits were made; nil where one of them is inside.
  fileprivate func moved(by edits: [Fix.Edit]) -> ByteRange? {
    var shift = 0
    for edit in edits {
      if edit.range.end <= start {
        shift += edit.replacement.utf8.count - edit.range.count
      } else if edit.range.start < end {
        return nil
      }
    }
    return ByteRange(start: start + shift, end: end + shift)
  }
}

extension [Diagnostic] {
  /// Whether the same fault stood there before a place, where no fix has touched the text.
  fileprivate func prefixes(_ other: Diagnostic, before place: Int) -> Bool {
    contains { $0.range == other.range && $0.id == other.id && $0.range.start < place }
  }
}
