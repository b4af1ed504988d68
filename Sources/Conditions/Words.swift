/// The words that the language, or CEL around it, gives a meaning to.
enum Words {
  /// Words that are no names, and the tokens that they are.
  static let reserved = WordTable<Token.Kind>(
    [("true", .yes), ("false", .no), ("null", .null), ("in", .membership)]
      + [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
      ].map { ($0, .reserved) }
  )

  /// Functions of CEL and its usual extensions that the subset leaves out.
  static let unsupportedFunctions: Set<String> = ["uint", "bytes", "matches", "type"]

  static let unsupportedMethods: Set<String> = [
    "matches", "existsOne", "transformList", "transformMap", "transformMapEntry",
    "charAt", "indexOf", "lastIndexOf", "lowerAscii", "upperAscii", "replace", "split",
    "substring", "trim", "join", "format", "reverse", "orValue", "hasValue", "optMap", "optFlatMap",
  ]

  /// Names in front of the functions of CEL's extension libraries.
  static let libraries: Set<String> = [
    "cel", "math", "proto", "strings", "base64", "optional", "sets", "net", "lists",
  ]

  /// Names that denote types in CEL, unless they are bound.
  static let typeNames: Set<String> = [
    "int", "uint", "double", "bool", "string", "bytes", "list", "map", "null_type", "type",
    "optional_type",
  ]

  /// Functions called as `name(…)`.
  static let functions = WordTable<Function>([
    ("size", .size), ("int", .int), ("double", .double), ("string", .string), ("bool", .bool),
    ("timestamp", .timestamp), ("duration", .duration), ("dyn", .dyn),
  ])

  /// Functions called as `receiver.name(…)`.
  static let methods = WordTable<Function>(
    [
      ("size", .size), ("startsWith", .startsWith), ("endsWith", .endsWith),
      ("contains", .contains),
    ] + TimePart.allCases.map { ($0.rawValue, .part($0)) }
  )

  static let macros = WordTable<Macro>(Macro.allCases.map { ($0.rawValue, $0) })
}
