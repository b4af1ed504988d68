import Testing

/// The commonest options are read without the argument parser, and nobody must notice.
@Suite("Check without the argument parser")
struct PlainCheckTests {
  @Test(
    "says what the parser's way says",
    arguments: [
      [], ["--format", "one-line"], ["--format", "json"], ["--format", "nonsense"], ["--format"],
      ["--lang", "ja"], ["--lang", "fr"], ["--as-of", "2022-04-01"], ["--as-of", "1990-01-01"],
      ["--as-of", "2022-02-30"], ["--color", "always"], ["--color", "sometimes"], ["--quiet"],
      ["-q", "--lang", "en", "--format", "concise"], ["--no-cache", "--format", "csv"],
      ["--unknown"],
    ]
  )
  func same(_ options: [String]) throws {
    let sample = Sample.named("07-opt-out-classic").path
    for words in [options + [sample], [sample] + options] {
      let plain = try Binary.run(["check"] + words)
      // An option that only the parser knows, and that changes nothing here.
      let parsed = try Binary.run(["check", "--no-config"] + words)
      #expect(plain.output == parsed.output)
      #expect(plain.errors == parsed.errors)
      #expect(plain.status == parsed.status)
    }
  }
}
