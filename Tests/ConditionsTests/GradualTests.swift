import Conditions
import Testing

@Suite("Lines of JSON")
struct GradualTests {
  @Test(
    "answers",
    arguments: [
      (#"{"expr": "x", "bindings": {"x": {"unknown": true}}}"#, #"{"unknown": ["x"]}"#),
      (#"{"expr": "1 + 1"}"#, #"{"value": "2"}"#),
      (#"{"expr": "x + y", "bindings": {"x": 1, "y": 2}}"#, #"{"value": "3"}"#),
      (#"{"expr": "x", "bindings": {"x": 1.0}}"#, #"{"value": "1.0"}"#),
      (#"{"expr": "x", "bindings": {"x": 1e300}}"#, #"{"value": "1e+300"}"#),
      (
        #"{"expr": "{'b': 2, 'a': 1, 3: [null, true]}"}"#,
        #"{"value": "{3: [null, true], \"a\": 1, \"b\": 2}"}"#
      ),
      (
        #"{"expr": "a.b || a.c", "bindings": {"a": {"b": {"unknown": true}, "c": false}}}"#,
        #"{"unknown": ["a.b"]}"#
      ),
      (
        #"{"expr": "a.c", "bindings": {"a": {"b": {"unknown": true}, "c": false}}}"#,
        #"{"value": "false"}"#
      ),
      (
        #"{"expr": "a", "bindings": {"a": {"b": {"unknown": true}, "d": [{"unknown": true}]}}}"#,
        #"{"unknown": ["a.b", "a.d[0]"]}"#
      ),
      (
        #"{"expr": "'b' in a && !has(a.c)", "bindings": {"a": {"b": {"unknown": true}}}}"#,
        #"{"value": "true"}"#
      ),
      (
        #"{"expr": "has(a.b)", "bindings": {"a": {"b": {"unknown": true}}}}"#,
        #"{"unknown": ["a.b"]}"#
      ),
      (#"{"expr": "2 in a", "bindings": {"a": [{"unknown": true}, 2]}}"#, #"{"value": "true"}"#),
      (
        #"{"expr": "a.exists(e, e > 1)", "bindings": {"a": [{"unknown": true}, 2]}}"#,
        #"{"value": "true"}"#
      ),
      (
        #"{"expr": "a[1] + a[0]", "bindings": {"a": [{"unknown": true}, 2]}}"#,
        #"{"unknown": ["a[0]"]}"#
      ),
      (#"{"expr": "x || !x", "bindings": {"x": {"unknown": true}}}"#, #"{"value": "true"}"#),
      (#"{"expr": "x && !x", "bindings": {"x": {"unknown": true}}}"#, #"{"value": "false"}"#),
      (#"{"expr": "x ? 1 : 1", "bindings": {"x": {"unknown": true}}}"#, #"{"value": "1"}"#),
      (
        #"{"expr": "a.b || !a.b", "bindings": {"a": {"b": {"unknown": true}}}}"#,
        #"{"value": "true"}"#
      ),
      (
        #"{"expr": "x == 1 || x != 1", "bindings": {"x": {"unknown": true}}}"#,
        #"{"unknown": ["x"]}"#
      ),
      (
        #"{"expr": "x || !x || x == 1", "bindings": {"x": {"unknown": true}}}"#,
        #"{"unknown": ["x"]}"#
      ),
      (
        #"{"expr": "y && (x || !x)", "bindings": {"x": {"unknown": true}, "y": {"unknown": true}}}"#,
        #"{"unknown": ["y"]}"#
      ),
      (
        #"{"expr": "t < timestamp('2020-01-02T00:00:00Z')", "bindings": {"t": {"timestamp": "2020-01-01T09:00:00+09:00"}}}"#,
        #"{"value": "true"}"#
      ),
      (
        #"{"expr": "t - d", "bindings": {"t": {"timestamp": "2020-01-01T00:00:00Z"}, "d": {"duration": "1.5s"}}}"#,
        #"{"value": "timestamp(\"2019-12-31T23:59:58.5Z\")"}"#
      ),
      (#"{"expr": "x", "bindings": {"x": "\ud83d\ude00\n"}}"#, #"{"value": "\"😀\\n\""}"#),
      (#"{"expr": "a.b", "bindings": {"a.b": 1, "a": {"b": 2}}}"#, #"{"value": "1"}"#),
      (
        #"{"expr": "[{'z': 1}].exists(y, y.z == 1 && .y.z == 2)", "bindings": {"y": {"z": 2}}}"#,
        #"{"value": "true"}"#
      ),
      (#"{"expr": "1u"}"#, #"{"unsupported": "uint"}"#),
      (#"{"expr": "'a'.matches('b')"}"#, #"{"unsupported": "matches()"}"#),
      (#"{"expr": "T{a: 1}"}"#, #"{"unsupported": "messages"}"#),
      (#"{"expr": "type(1) == int"}"#, #"{"unsupported": "type()"}"#),
      (#"{"expr": "int"}"#, #"{"unsupported": "type values"}"#),
      (
        #"{"expr": "t.getHours('Asia/Tokyo')", "bindings": {"t": {"timestamp": "2020-01-01T00:00:00Z"}}}"#,
        #"{"unsupported": "time zone 'Asia/Tokyo'"}"#
      ),
      (#"{"expr": "x"}"#, #"{"error": "undeclared reference to 'x'"}"#),
      (#"{"expr": "1 / 0"}"#, #"{"error": "division by zero"}"#),
    ]
  )
  func lines(_ line: String, _ expected: String) {
    #expect(GradualEvaluation.answer(jsonLine: line[...]) == expected)
  }

  @Test(
    "a bad line is an error of its own",
    arguments: [
      "", "{", "[]", "1", "null", #"{"expr": 1}"#, #"{"bindings": {}}"#, #"{"expr": "1"} x"#,
      #"{"expr": "1", "expr": "2"}"#, #"{"expr": "x", "bindings": {"x": 01}}"#,
      #"{"expr": "x", "bindings": {"x": 9223372036854775808}}"#, #"{"expr": "\ud800"}"#,
      #"{"expr": "1", "bindings": []}"#, #"{"expr": "1 +"}"#, #"{"expr": "1u +"}"#,
      #"{"expr": "x", "bindings": {"x": {"timestamp": "yesterday"}}}"#, "{\"expr\": \"\u{1}\"}",
    ]
  )
  func errors(_ line: String) {
    let answer = GradualEvaluation.answer(jsonLine: line[...])
    #expect(answer.hasPrefix(#"{"error": ""#), "\(line) gave \(answer)")
    #expect(!answer.contains("\n"))
  }

  @Test("bytes that are no UTF-8 are an error")
  func invalidBytes() {
    let line = Array(#"{"expr": ""#.utf8) + [0xff] + Array(#""}"#.utf8)
    #expect(GradualEvaluation.answer(jsonLine: line).hasPrefix(#"{"error": ""#))
  }
}
