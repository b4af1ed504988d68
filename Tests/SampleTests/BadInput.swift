import Foundation

/// A file that cannot be read as a plan, with the diagnostic and the place that it must get.
struct BadInput: CustomStringConvertible, Sendable {
  let name: String
  let bytes: Data
  let id: String
  /// Line and column, from 1.
  let place: String

  var file: String { "\(name).yaml" }
  var description: String { name }

  private init(_ name: String, _ bytes: Data, _ id: String, _ place: String) {
    self.name = name
    self.bytes = bytes
    self.id = id
    self.place = place
  }

  private init(_ name: String, _ text: String, _ id: String, _ place: String) {
    self.init(name, Data(text.utf8), id, place)
  }

  private static let head = "tebiki: 1\nas-of: 2021-01-15\n"

  /// The beginning of a plan in UTF-16, least significant byte first, with its mark.
  private static let utf16 = Data(
    [0xFF, 0xFE] + Array("tebiki: 1\n".utf16).flatMap { [UInt8($0), 0] }
  )

  /// A title in Shift_JIS.
  private static let shiftJIS =
    Data("tebiki: 1\nstudy:\n  title: ".utf8) + Data([0x8C, 0xA4, 0x8B, 0x86, 0x0A])

  static let all: [BadInput] = encodings + shapes + facts + budgets

  private static let encodings = [
    BadInput(
      "not-utf-8",
      Data("tebiki: 1\nas-of: ".utf8) + Data([0xFF, 0x0A]),
      "yaml/not-utf-8",
      "2:8"
    ),
    BadInput("shift-jis", shiftJIS, "yaml/shift-jis", "1:1"),
    BadInput("utf-16", utf16, "yaml/utf-16", "1:1"),
    BadInput("nul", "tebiki: 1\nstudy: {title: \"a\0b\"}\n", "yaml/null-character", "2:18"),
  ]

  private static let shapes = [
    BadInput("empty", "", "plan/empty", "1:1"),
    BadInput("comments", "# only\n# comments\n", "plan/empty", "1:1"),
    BadInput("list", "- tebiki: 1\n- b\n", "plan/not-a-mapping", "1:1"),
    BadInput("scalar", "tebiki\n", "plan/not-a-mapping", "1:1"),
    BadInput("no-version", "as-of: 2021-01-15\n", "plan/no-version", "1:1"),
    BadInput("new-version", "tebiki: 2\n", "plan/unknown-version", "1:9"),
    BadInput("wrong-type", head + "datasets: 3\n", "plan/wrong-type", "3:1"),
    BadInput("unknown-key", head + "purpos: {uses: [care]}\n", "plan/unknown-key", "3:1"),
    BadInput("dotted-key", head + "study.title: a\n", "plan/dotted-key", "3:1"),
    BadInput("duplicate-key", head + "study: {title: a, title: b}\n", "yaml/duplicate-key", "3:19"),
    BadInput("full-width-colon", "tebiki: 1\nas-of：2021-01-15\n", "yaml/full-width-colon", "2:6"),
    BadInput("unclosed", head + "study: {title: a\n", "yaml/unclosed-bracket", "3:17"),
  ]

  private static let facts = [
    BadInput("unknown-value", head + "study: {activity: reserch}\n", "plan/unknown-value", "3:19"),
    BadInput("impossible-date", "tebiki: 1\nas-of: 2021-02-29\n", "plan/impossible-date", "2:8"),
    BadInput("too-early", "tebiki: 1\nas-of: 2017-05-29\n", "plan/as-of-too-early", "2:8"),
    BadInput(
      "duplicate-id",
      head + "people: [{id: a, alive: true}, {id: a, alive: true}]\n",
      "plan/duplicate-id",
      "3:37"
    ),
    BadInput("missing-id", head + "people: [{alive: true}]\n", "plan/missing-key", "3:11"),
    BadInput(
      "no-datasets",
      head + "institutions: [{id: a}, {id: b}]\ntransfers:\n  - {id: t1, from: a, to: b}\n",
      "plan/missing-key",
      "5:6"
    ),
    BadInput(
      "unknown-id",
      head + "uses: [{id: u, by: nobody, datasets: []}]\n",
      "plan/unknown-id",
      "3:20"
    ),
  ]

  private static let budgets = [
    BadInput(
      "too-deep",
      head + "x-a: " + String(repeating: "[", count: 100),
      "yaml/too-deep",
      "3:69"
    ),
    BadInput("too-many-nodes", Data(bomb.utf8), "yaml/too-many-nodes", "8:10"),
  ]

  /// Aliases of aliases: seven lines that stand for ten million nodes.
  private static let bomb =
    head + "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    + zip("abcdef", "bcdefg").map { old, new in
      "x-\(new): &\(new) [" + Array(repeating: "*\(old)", count: 10).joined(separator: ",") + "]\n"
    }.joined()
}
