import Testing

@testable import Conditions

/// CEL's official tests that stay inside the subset.
@Suite struct ConformanceTests {
  /// One test of a file, and what came of it.
  private enum Result {
    case passed
    case failed(String)
    case leftOut(String)
  }

  // The files are third-party and not in the repository: without them there is nothing to run.
  @Test(
    "the table of CONTRIBUTING.md is what the official tests give",
    .enabled(if: ConformanceFiles.areThere)
  )
  func table() throws {
    var rows: [String] = []
    for name in ConformanceFiles.names { rows.append(try row(of: name)) }
    let table =
      (["| File | Inside | Passed | Left out, and why |", "|---|---:|---:|---|"] + rows)
      .joined(separator: "\n")
    print(table)
    let page = ConformanceFiles.contents(of: ConformanceFiles.packageRoot + "/CONTRIBUTING.md")
    let parts = String(decoding: page ?? [], as: UTF8.self).split(separator: "<!-- cel-table -->")
    try #require(parts.count >= 2, "CONTRIBUTING.md needs the table between its two markers")
    let written = parts[1].split(separator: "\n").joined(separator: "\n")
    #expect(written == table)
  }

  private func row(of name: String) throws -> String {
    let path = "\(ConformanceFiles.folder)/\(name).textproto"
    let file = try TextProto(parsing: #require(ConformanceFiles.contents(of: path)))
    var passed = 0
    var inside = 0
    var reasons: [String: Int] = [:]
    for section in file.messages("section") {
      for test in section.messages("test") {
        switch Self.run(test) {
        case .leftOut(let reason): reasons[reason, default: 0] += 1
        case .passed:
          passed += 1
          inside += 1
        case .failed(let what):
          inside += 1
          let place = "\(name)/\(section.string("name") ?? "")/\(test.string("name") ?? "")"
          Issue.record("\(place): \(test.string("expr") ?? ""): \(what)")
        }
      }
    }
    let left = reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "| \(name) | \(inside) | \(passed) | \(left.joined(separator: ", ")) |"
  }

  private static func run(_ test: TextProto) -> Result {
    guard test.string("container") ?? "" == "" else { return .leftOut("container") }
    guard let bindings = ConformanceValue.bindings(of: test) else { return .leftOut("binding") }
    let answer = GradualEvaluation.answer(test.string("expr") ?? "", bindings: bindings)
    if case .unsupported(let feature) = answer { return .leftOut(feature) }
    if test.message("eval_error") != nil || test.message("any_eval_errors") != nil {
      if case .error = answer { return .passed }
      return .failed("expected an error, got \(answer)")
    }
    guard let wanted = test.message("value") else {
      return answer == .value(.bool(true)) ? .passed : .failed("expected true, got \(answer)")
    }
    guard let value = ConformanceValue.value(wanted) else { return .leftOut("result") }
    return answer == .value(value) ? .passed : .failed("expected \(value), got \(answer)")
  }
}

/// Values as the files write them; nil for what the subset leaves out.
private enum ConformanceValue {
  static func bindings(of test: TextProto) -> [String: Binding]? {
    var bindings: [String: Binding] = [:]
    for binding in test.messages("bindings") {
      guard let name = binding.string("key"), let wrapped = binding.message("value") else {
        return nil
      }
      if wrapped.message("unknown") != nil {
        bindings[name] = .unknown
      } else if let value = wrapped.message("value").flatMap(value) {
        bindings[name] = .value(value)
      } else {
        return nil
      }
    }
    return bindings
  }

  static func value(_ message: TextProto) -> Value? {
    guard let field = message.fields.first else { return nil }
    switch (field.name, field.value) {
    case ("null_value", _): return .null
    case ("bool_value", .scalar(let text)): return .bool(text == "true")
    case ("int64_value", .scalar(let text)): return Int64(text).map { .int($0) }
    case ("double_value", .scalar(let text)): return Double(text).map { .double($0) }
    case ("string_value", .string(let bytes)):
      return .string(String(decoding: bytes, as: UTF8.self))
    case ("list_value", .message(let list)):
      let values = list.messages("values").map(value)
      return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
    case ("map_value", .message(let map)): return self.map(map)
    default: return nil
    }
  }

  private static func map(_ message: TextProto) -> Value? {
    var entries: [MapValue.Entry] = []
    for entry in message.messages("entries") {
      guard let value = entry.message("value").flatMap(value) else { return nil }
      switch entry.message("key").flatMap(self.value) {
      case .bool(let key)?: entries.append(.init(key: .bool(key), value: value))
      case .int(let key)?: entries.append(.init(key: .int(key), value: value))
      case .string(let key)?: entries.append(.init(key: .string(key), value: value))
      default: return nil
      }
    }
    return MapValue(entries).map { .map($0) }
  }
}
