import Foundation
import Testing

@Suite("Samples with one line taken out")
struct LineRemovalTests {
  @Test("no lost line ends in a crash or in silence", arguments: Sample.readable)
  func everyLine(_ sample: Sample) throws {
    let folder = try TemporaryFolder()
    let lines = try sample.text().components(separatedBy: "\n")
    var names: [String] = []
    for index in lines.indices.dropLast() {
      var rest = lines
      rest.remove(at: index)
      names.append("without-\(index + 1).yaml")
      try folder.write(names[index], rest.joined(separator: "\n"))
    }
    try folder.write("list", names.joined(separator: "\n"))
    let run = try Binary.run(
      ["check", "--format", "one-line", "--lang", "en", "--as-of", "2021-01-15"]
        + ["--files-from", "list"],
      in: folder.url
    )
    #expect(run.hasExited)
    #expect(run.errors.isEmpty)
    #expect([0, 1, 2, 3].contains(run.status))
    let reports = Dictionary(grouping: run.lines) { String($0.prefix { $0 != ":" }) }
    for name in names {
      let problem = Self.problem(in: reports[name] ?? [], of: name)
      #expect(problem == nil, "\(name): \(reports[name] ?? [])")
    }
  }

  /// What a file's lines lack; nil when they say a verdict and its reason.
  private static func problem(in lines: [String], of name: String) -> String? {
    let verdicts = ["no findings", "points to note", "findings", "to be confirmed", "invalid"]
    let closing = lines.filter { line in verdicts.contains { line.hasPrefix("\(name): \($0)") } }
    guard closing.count == 1, let verdict = closing.first?.dropFirst(name.count + 2) else {
      return "not one verdict"
    }
    let placed = lines.filter { isPlaced($0, in: name) }
    func has(_ kind: String) -> Bool { placed.contains { $0.contains(": \(kind)[") } }
    if verdict.hasPrefix("invalid") { return has("error") ? nil : "no place of an error" }
    if verdict.hasPrefix("findings") { return has("error") ? nil : "no place of a finding" }
    if verdict.hasPrefix("to be confirmed") {
      return has("confirm") || verdict.contains("not covered") ? nil : "no reason"
    }
    return has("error") || has("confirm") ? "a must without a verdict" : nil
  }

  /// Whether a line begins with the file's name, a line and a column.
  private static func isPlaced(_ line: String, in name: String) -> Bool {
    let parts = line.dropFirst(name.count + 1).split(separator: ":", maxSplits: 2)
    return parts.count == 3 && Int(parts[0]) != nil && Int(parts[1]) != nil
  }
}
