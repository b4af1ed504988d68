import Foundation
import SourceText
import TestSupport
import Testing
import YAMLTree

/// A YAML file of the repository, read with the program's own reader.
private struct Template {
  let tree: YAMLTree

  init(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.root.appending(path: path)))
    var reader = YAMLReader()
    reader.open(SourceFile(name: path, bytes: bytes))
    var tree = YAMLTree()
    try #require(reader.next(into: &tree) && tree.root >= 0)
    self.tree = tree
  }

  private func children(_ index: Int32) -> [Int32] {
    var all: [Int32] = []
    var child = tree.nodes[Int(index)].first
    while child >= 0 {
      all.append(child)
      child = tree.nodes[Int(child)].next
    }
    return all
  }

  /// The node at keys and, as numbers, positions in lists.
  private func node(_ path: [String]) throws -> Int32 {
    var index = tree.root
    for step in path {
      let below = children(index)
      if let number = Int(step) {
        index = try #require(below.indices.contains(number) ? below[number] : nil, "\(path)")
      } else {
        index = try #require(
          below.first {
            tree.nodes[Int($0)].key >= 0 && tree.string(tree.nodes[Int($0)].key) == step
          },
          "no \(step) in \(path)"
        )
      }
    }
    return index
  }

  func text(_ path: String...) throws -> String { tree.string(try node(path)) }

  func keys(_ path: String...) throws -> [String] {
    children(try node(path)).map { tree.string(tree.nodes[Int($0)].key) }
  }

  func count(_ path: String...) throws -> Int { children(try node(path)).count }
}

/// A shell block of docs/pipelines.md and the code that it says it ends with.
private struct ShellExample: CustomTestStringConvertible, Sendable {
  let lines: String
  let code: Int32?

  var testDescription: String { lines }

  static let all: [ShellExample] = {
    let file = Repository.root.appending(path: "docs/pipelines.md")
    let page = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let parts = page.components(separatedBy: "```sh\n")
    return zip(parts, parts.dropFirst()).map { before, block in
      let mark = before.split(separator: "\n").last ?? ""
      let code =
        mark.hasPrefix("<!-- exit ") ? Int32(mark.dropFirst(10).prefix { $0.isNumber }) : nil
      return ShellExample(lines: block.components(separatedBy: "```")[0], code: code)
    }
  }()
}

@Suite("Templates and examples for pipelines")
struct PipelineTests {
  /// A working copy with two plans, and the program under its name in `bin`.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["01-dynamic-consent", "07-opt-out-classic"] {
      try folder.write("plans/\(name).yaml", try Sample.named(name).text())
    }
    try folder.write("bin/none", "")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "bin/tebiki"),
      withDestinationURL: Binary.url
    )
    return folder
  }

  /// Runs a script as pipelines do: Bash that stops at the first failure.
  private func bash(
    _ script: String,
    _ variables: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws -> Run {
    let assignments = variables.map { "\($0.key)=\($0.value)" }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Binary.run(
      URL(filePath: "/usr/bin/env"),
      ["PATH=\(folder.url.path)/bin:\(path)"] + assignments
        + ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
      input: Data(),
      in: folder.url
    )
  }

  private func text(_ name: String, _ folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test("the page's shell lines run and end as it says", arguments: ShellExample.all)
  fileprivate func examples(_ example: ShellExample) throws {
    let folder = try folder()
    var lines = example.lines
    if lines.hasPrefix("git ") {
      lines = """
        git init -q . && git add plans/01*
        git -c user.name=a -c user.email=a@example.org commit -qm 1
        git update-ref refs/remotes/origin/main HEAD
        git add plans && git -c user.name=a -c user.email=a@example.org commit -qm 2

        """ + lines
    }
    let run = try bash(lines, in: folder)
    // xargs has a code of its own for a command that failed.
    let expected = try #require(example.code ?? (lines.hasPrefix("git ") ? 123 : nil))
    #expect(run.status == expected, "\(run.errors)")
    if lines.hasPrefix("git ") {
      #expect(run.output.contains("07-opt-out") && !run.output.contains("01-dynamic"))
    }
  }

  @Test("the page has examples and tells every exit code, as the README does")
  func codes() throws {
    #expect(ShellExample.all.count >= 5)
    let page = try String(
      contentsOf: Repository.root.appending(path: "docs/pipelines.md"),
      encoding: .utf8
    )
    for code in [0, 1, 2, 3, 4, 64, 70] { #expect(page.contains("\n| \(code) |")) }
  }

  private func act(
    _ inputs: [String: String],
    _ folder: TemporaryFolder
  ) throws -> (run: Run, outputs: String, summary: String) {
    let template = try Template("action.yml")
    var variables = [
      "RUNNER_TEMP": folder.url.path, "GITHUB_OUTPUT": "outputs", "GITHUB_STEP_SUMMARY": "summary",
    ]
    // Each variable of the step is an input of the action, and has its default.
    for name in try template.keys("runs", "steps", "1", "env") {
      let value = try template.text("runs", "steps", "1", "env", name)
      let input = try #require(value.split(separator: " ").first { $0.hasPrefix("inputs.") })
      let key = String(input.dropFirst("inputs.".count))
      variables[name] = try inputs[key] ?? template.text("inputs", key, "default")
    }
    try folder.write("outputs", "")
    try folder.write("summary", "")
    let run = try bash(try template.text("runs", "steps", "1", "run"), variables, in: folder)
    return (run, try text("outputs", folder), try text("summary", folder))
  }

  @Test(
    "the action writes annotations, a summary, SARIF and the code, whatever the code is",
    arguments: [
      ("plans", "report", "ja", "1"), ("\nplans/01-dynamic-consent.yaml\n", "report", "en", "0"),
      ("plans/01-dynamic-consent.yaml\nnone.yaml", "pass", "ja", "3"),
    ]
  )
  func action(paths: String, undetermined: String, lang: String, code: String) throws {
    let folder = try folder()
    let inputs = [
      "paths": paths, "undetermined": undetermined, "lang": lang, "binary": "tebiki",
      "sarif": "reports/found.sarif",
    ]
    let (run, outputs, summary) = try act(inputs, folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(outputs == "exit-code=\(code)\nsarif=reports/found.sarif\n")
    #expect(summary.contains("tebiki"))
    #expect(run.output.contains("::notice "))
    #expect(try text("reports/found.sarif", folder).contains("\"version\":\"2.1.0\""))
    let last = try Template("action.yml").text("runs", "steps", "2", "run")
    #expect(try bash(last, ["CODE": code], in: folder).status == Int32(code))
  }

  @Test("the action takes inputs as data, and a wrong one is wrong usage without an old report")
  func wrongInputs() throws {
    let folder = try folder()
    try folder.write("tebiki.sarif", "old")
    let (_, outputs, _) = try act(
      ["binary": "tebiki", "fail-on": "$(touch made); `touch made`"],
      folder
    )
    #expect(outputs == "exit-code=64\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/made"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/tebiki.sarif"))
  }

  @Test("the action holds what GitHub asks for")
  func actionKeys() throws {
    let template = try Template("action.yml")
    #expect(
      try template.keys() == ["name", "description", "branding", "inputs", "outputs", "runs"]
    )
    #expect(try template.text("runs", "using") == "composite")
    for step in 0..<(try template.count("runs", "steps")) {
      #expect(try template.text("runs", "steps", "\(step)", "shell") == "bash")
      #expect(try !template.text("runs", "steps", "\(step)", "run").contains("${{"))
    }
    for group in ["inputs", "outputs"] {
      for name in try template.keys(group) {
        #expect(try !template.text(group, name, "description").isEmpty)
      }
    }
  }

  @Test("GitLab's template runs and writes both reports", arguments: [("plans", 1), (".", 1)])
  func gitLab(paths: String, code: Int32) throws {
    let template = try Template("ci/gitlab.yml")
    let folder = try folder()
    var variables = ["TEBIKI_PATHS": paths]
    variables["TEBIKI_OPTIONS"] = try template.text("tebiki", "variables", "TEBIKI_OPTIONS")
    let run = try bash(try template.text("tebiki", "script", "0"), variables, in: folder)
    #expect(run.status == code, "\(run.errors)")
    let quality = try text(
      try template.text("tebiki", "artifacts", "reports", "codequality"),
      folder
    )
    #expect(try JSONSerialization.jsonObject(with: Data(quality.utf8)) is [Any])
    let junit = try text(try template.text("tebiki", "artifacts", "reports", "junit"), folder)
    #expect(junit.contains("<testsuites"))
    #expect(try template.text("tebiki", "allow_failure", "exit_codes", "0") == "2")
  }

  @Test("each hook of pre-commit has what it asks for, and its command runs")
  func hooks() throws {
    let template = try Template(".pre-commit-hooks.yaml")
    var ids: [String] = []
    for number in 0..<(try template.count()) {
      let hook = "\(number)"
      ids.append(try template.text(hook, "id"))
      #expect(try template.text(hook, "language") == "system")
      #expect(try template.text(hook, "types", "0") == "yaml")
      #expect(try !template.text(hook, "name").isEmpty)
      let isAlone = try template.keys(hook).contains("pass_filenames")
      let arguments =
        isAlone ? try template.text(hook, "args", "0") : "plans/01-dynamic-consent.yaml"
      let run = try bash(try template.text(hook, "entry") + " " + arguments, in: try folder())
      #expect(run.status == (isAlone ? 1 : 0), "\(run.errors)")
    }
    #expect(ids == ["tebiki", "tebiki-folder", "tebiki-fix"])
  }
}
