import Platform
import Rules
import SourceText

/// Compiles a rules folder into one Swift file: `EmbedRules OUTPUT RULES-FOLDER FILE…`.
///
/// The build runs it. Every problem is printed as compilers do, so that editors find the place.
@main
struct EmbedRules {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let folder = arguments.dropFirst().first else {
      fail("usage: EmbedRules OUTPUT RULES-FOLDER FILE…")
    }
    var files: [RuleFile] = []
    for path in arguments.dropFirst(2) {
      guard path.hasPrefix(folder + "/") else { fail("\(path): not below \(folder)") }
      do {
        var bytes: [UInt8] = []
        try Files.read(path, limit: 16 << 20, into: &bytes)
        files.append(RuleFile(path: String(path.dropFirst(folder.utf8.count + 1)), bytes: bytes))
      } catch {
        fail("\(path): cannot be read")
      }
    }
    switch RulebookLoader.compile(files) {
    case .failure(let problems):
      for problem in problems.list {
        say(folder + "/" + problem.description(in: .en))
      }
      Surroundings.exit(1)
    case .success(let bytes):
      write(bytes, to: output)
    }
  }

  /// One raw string literal: it compiles at once, and is read in place at run time.
  private static func write(_ bytes: [UInt8], to path: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("\"\"\"##") else { fail("a rule holds the end of a raw string literal") }
    let source =
      "// Made from rules/ by EmbedRules; not to be edited.\n"
      + "let embeddedRulebook: StaticString = ##\"\"\"\n" + text + "\n\"\"\"##\n"
    do {
      try Files.write(Array(source.utf8), to: path)
    } catch {
      fail("\(path): cannot be written")
    }
  }

  private static func fail(_ message: String) -> Never {
    say("error: \(message)")
    Surroundings.exit(1)
  }

  private static func say(_ line: String) {
    // Nobody is left to tell when standard error itself is gone.
    _ = try? Output.standardError.write(line + "\n")
  }
}
