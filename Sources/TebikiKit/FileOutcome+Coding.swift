internal import Checking
internal import Reports
internal import Rules

/// Outcomes as bytes, for the cache.
extension FileOutcome {
  var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(today.map { Int($0.number) } ?? Int(Int32.min))
    writer.write(parts.count)
    for part in parts {
      writer.write(part.entries)
      writer.write(part.overview)
    }
    for number in [
      isPassedOver ? 1 : 0, plans, invalid, Int(code), waived, known, fixable, counts.rules,
      counts.evaluated, counts.notApplicable, counts.undetermined, counts.violated,
      counts.remarks,
    ] { writer.write(number) }
    writer.write(
      Dictionary(uniqueKeysWithValues: verdicts.map { (Int($0.key.rawValue), $0.value) })
    )
    tally.encode(&writer)
    encodeBaseline(&writer)
    return writer.bytes
  }

  private func encodeBaseline(_ writer: inout ByteWriter) {
    writer.write(found.count)
    for plan in found.keys.sorted(by: KnownPlan.precedes) {
      writer.write(plan.path)
      writer.write(plan.document)
      let findings = (found[plan] ?? []).sorted { $0.fingerprint < $1.fingerprint }
      writer.write(findings.map(\.rule))
      writer.write(findings.map(\.fingerprint))
    }
    writer.write(gone.count)
    for entry in gone {
      writer.write(entry.plan.path)
      writer.write(entry.plan.document)
      writer.write(entry.rule)
    }
  }

  /// Reads an outcome; nil where the bytes are damaged.
  init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    self.init()
    guard let day = reader.number(), let number = Int32(exactly: day) else { return nil }
    if number != Int32.min { today = Day(number: number) }
    guard let count = reader.count() else { return nil }
    for _ in 0..<count {
      guard let entries = reader.list(), let overview = reader.text() else { return nil }
      parts.append(ReportPart(entries: entries, overview: overview))
    }
    var numbers: [Int] = []
    for _ in 0..<13 {
      guard let number = reader.number() else { return nil }
      numbers.append(number)
    }
    isPassedOver = numbers[0] == 1
    plans = numbers[1]
    invalid = numbers[2]
    guard let code = Int32(exactly: numbers[3]) else { return nil }
    self.code = code
    waived = numbers[4]
    known = numbers[5]
    fixable = numbers[6]
    counts.rules = numbers[7]
    counts.evaluated = numbers[8]
    counts.notApplicable = numbers[9]
    counts.undetermined = numbers[10]
    counts.violated = numbers[11]
    counts.remarks = numbers[12]
    guard let verdicts = reader.counts() else { return nil }
    for (key, count) in verdicts {
      guard let raw = UInt8(exactly: key), let verdict = Verdict(rawValue: raw) else { return nil }
      self.verdicts[verdict] = count
    }
    guard tally.decode(&reader), decodeBaseline(&reader), reader.isAtEnd else { return nil }
  }

  private mutating func decodeBaseline(_ reader: inout ByteReader) -> Bool {
    guard let plans = reader.count() else { return false }
    for _ in 0..<plans {
      guard let path = reader.text(), let document = reader.number(), let rules = reader.list(),
        let fingerprints = reader.list(), rules.count == fingerprints.count
      else { return false }
      found[KnownPlan(path: path, document: document)] = Set(
        zip(rules, fingerprints).map { KnownFinding(rule: $0, fingerprint: $1) }
      )
    }
    guard let count = reader.count() else { return false }
    for _ in 0..<count {
      guard let path = reader.text(), let document = reader.number(), let rule = reader.text()
      else { return false }
      gone.append(GoneFinding(plan: KnownPlan(path: path, document: document), rule: rule))
    }
    return true
  }
}

extension RunTally {
  func encode(_ writer: inout ByteWriter) {
    writer.write(findings)
    writer.write(questions)
    writer.write(others)
    let names = institutions.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    writer.write(names)
    for name in names {
      let verdicts = institutions[name] ?? [:]
      writer.write(
        Dictionary(uniqueKeysWithValues: verdicts.map { (Int($0.key.rawValue), $0.value) })
      )
    }
  }

  mutating func decode(_ reader: inout ByteReader) -> Bool {
    guard let findings = reader.counts(), let questions = reader.counts(),
      let others = reader.number(), let names = reader.list()
    else { return false }
    var institutions: [String: [Verdict: Int]] = [:]
    for name in names {
      guard let counts = reader.counts() else { return false }
      for (key, count) in counts {
        guard let raw = UInt8(exactly: key), let verdict = Verdict(rawValue: raw) else {
          return false
        }
        institutions[name, default: [:]][verdict] = count
      }
    }
    self = RunTally(
      findings: findings,
      questions: questions,
      institutions: institutions,
      others: others
    )
    return true
  }
}
