import Conditions
import Testing

@Suite("Values and operators")
struct ValueTests {
  private static func literal(_ source: String) -> String {
    switch GradualEvaluation.answer(source, bindings: [:]) {
    case .value(let value): value.literal
    case .unknown: "unknown"
    case .error: "error"
    case .unsupported(let what): "unsupported \(what)"
    }
  }

  @Test(
    "operators",
    arguments: [
      ("1 == 1.0", "true"), ("1 == '1'", "false"), ("null == false", "false"), ("1 != '1'", "true"),
      ("9223372036854775807 < 9223372036854775808.0", "false"), ("1 < 1.5", "true"),
      ("9007199254740991 < 9007199254740992.0", "true"), ("'a' < 'b'", "true"),
      ("'\\uFF5E' < '\\U0001F600'", "true"), ("0.0 / 0.0 == 0.0 / 0.0", "false"),
      ("0.0 / 0.0 < 1.0", "false"), ("1.0 / 0.0", "double(\"Infinity\")"), ("1 < 'a'", "error"),
      ("[1, [2.0]] == [1.0, [2]]", "true"), ("{1: 'a'} == {1: 'a'}", "true"),
      ("{'a': 1}.b", "error"), ("{'a': 1}['a']", "1"), ("{1: 'a'}[1.0]", "\"a\""),
      ("{1.0: 2}", "error"),
      ("{'a': 1, 'a': 2}", "error"), ("{null: 1}", "error"), ("[1, 2][-1]", "error"),
      ("1 + 1.0", "error"), ("1 % 0", "error"), ("5.0 % 2.0", "error"), ("true < false", "false"),
      ("'é' == 'e\\u0301'", "false"), ("size('e\\u0301\\r\\n')", "4"), ("'abc'.size()", "3"),
      ("'aaab'.contains('aab')", "true"), ("'日本'.startsWith('日')", "true"),
      ("{'a-b': 1}.`a-b`", "1"), ("has({'a': 1}.a)", "true"), ("has({}.a)", "false"),
      ("has('x'.a)", "error"), ("[3, 1].map(x, x > 1, x * 2)", "[6]"), ("1 in {1: 2}", "true"),
      ("2.0 in {2: 2}", "true"), ("[1] + ['a']", "[1, \"a\"]"), ("true ? 1 : 2 ? 3 : 4", "1"),
    ]
  )
  func operators(_ source: String, _ expected: String) {
    #expect(Self.literal(source) == expected)
  }

  @Test(
    "conversions and times",
    arguments: [
      ("int(1.9)", "1"), ("int(-1.9)", "-1"), ("int(1e99)", "error"), ("int('-7')", "-7"),
      ("int('x')", "error"), ("double('1.5')", "1.5"), ("double(3)", "3.0"),
      ("string(1.0)", "\"1\""),
      ("string(123.456)", "\"123.456\""), ("string(-0.0045)", "\"-0.0045\""),
      ("string(6.02214e23)", "\"6.02214e+23\""), ("string(1e-9)", "\"1e-09\""),
      ("bool('t')", "true"),
      ("bool('yes')", "error"), ("dyn(1) == 1.0", "true"), ("string(true)", "\"true\""),
      ("int(timestamp('1970-01-01T00:01:00Z'))", "60"),
      ("timestamp('2020-02-30T00:00:00Z')", "error"),
      ("timestamp('0000-01-01T00:00:00Z')", "error"),
      ("timestamp('2009-02-13T23:31:30Z').getDayOfWeek()", "5"),
      ("timestamp('2009-02-13T23:31:30Z').getDate('+02:00')", "14"),
      ("timestamp('2009-02-13T23:31:30Z').getMonth()", "1"),
      ("timestamp('2009-02-13T23:31:30Z').getDayOfYear()", "43"),
      ("timestamp('1969-12-31T23:59:59.5Z').getMilliseconds()", "500"),
      (
        "timestamp('2020-01-01T00:00:00Z') + duration('24h')", "timestamp(\"2020-01-02T00:00:00Z\")"
      ),
      ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error"),
      ("duration('1h30m') + duration('-30m')", "duration(\"3600s\")"),
      ("duration('-1.5s')", "duration(\"-1.5s\")"),
      ("duration('320000000000s')", "error"), ("duration('1')", "error"),
      ("duration('3730s').getHours()", "1"),
      ("duration('61m') > duration('1h')", "true"), ("-duration('1s')", "error"),
      ("string(duration('1m'))", "\"60s\""), ("duration('')", "error"),
      ("duration('1h1')", "error"),
    ]
  )
  func conversions(_ source: String, _ expected: String) {
    #expect(Self.literal(source) == expected)
  }

  @Test(
    "what is written is read back as the same value",
    arguments: [
      "null", "-9223372036854775808", "0.1", "1e+300", "-0.0", "5e-324", "[1, [2.0, {}]]",
      "{false: 1, true: 2, -1: 3, \"a\": []}", "\"\\\"\\\\ \\n\\r\\t \\u0000 \\u200b 日本 😀\"",
      "timestamp(\"2018-05-11T00:00:00.000000001Z\")", "duration(\"-0.5s\")",
      "double(\"Infinity\")",
    ]
  )
  func literals(_ source: String) {
    #expect(Self.literal(source) == source)
  }
}
