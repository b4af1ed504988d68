import Testing
import YAMLTree

@Suite("The core schema")
struct CoreSchemaTests {
  @Test(
    "Plain scalars",
    arguments: [
      ("", CoreScalar.null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
      ("nULL", .text), ("true", .boolean(true)), ("True", .boolean(true)),
      ("FALSE", .boolean(false)),
      ("tRue", .text), ("no", .text), ("yes", .text), ("on", .text), ("NO", .text), ("y", .text),
      ("0", .integer(0)), ("-19", .integer(-19)), ("+12", .integer(12)), ("010", .integer(10)),
      ("0o7", .integer(7)), ("0o8", .text), ("0x3A", .integer(58)), ("0xg", .text), ("0x", .text),
      ("-0x1", .text), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)),
      ("0xFFFFFFFFFFFFFFFF", .double(18_446_744_073_709_551_616)), ("1_000", .text),
      ("1 000", .text),
      ("2.10", .double(2.1)), ("1.", .double(1)), (".5", .double(0.5)), ("-.5", .double(-0.5)),
      ("1e3", .double(1000)), ("1E-2", .double(0.01)), ("+1.5e+1", .double(15)), ("1e", .text),
      (".", .text), ("e3", .text), (".e1", .text), ("1.2.3", .text), (".inf", .double(.infinity)),
      ("-.INF", .double(-.infinity)), ("+.Inf", .double(.infinity)), (".iNf", .text),
      ("-.nan", .text),
      ("inf", .text), ("nan", .text), ("2021-01-15", .text), ("12:30", .text), ("１２", .text),
    ]
  )
  func plain(text: String, expected: CoreScalar) throws {
    let source = "a: \(text)\n"
    let tree = try #require(read(source).first)
    #expect(tree.core(tree.nodes[Int(tree.root)].first) == expected)
  }

  @Test("Not a number is a number of its own")
  func notANumber() throws {
    let tree = try #require(read(".nan\n").first)
    guard case .double(let value) = tree.core(tree.root) else {
      Issue.record("not a double")
      return
    }
    #expect(value.isNaN)
  }

  @Test(
    "Quotes and tags decide",
    arguments: [
      ("\"1\"", CoreScalar.text), ("'true'", .text), ("|\n 1", .text), ("!!str 1", .text),
      ("! 1", .text),
      ("!!int \"12\"", .integer(12)), ("!!float 3", .double(3)), ("!!bool 'true'", .boolean(true)),
      ("!!null ''", .null), ("[1]", .text),
    ]
  )
  func decided(source: String, expected: CoreScalar) throws {
    let tree = try #require(read(source).first)
    #expect(tree.core(tree.root) == expected)
  }
}
