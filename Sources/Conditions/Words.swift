/// The words that the language, or CEL around it, gives a meaning to.
enum Words {
  static let keywords: Set<String> = ["true", "false", "null", "in"]

  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]

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

  static func isReserved(_ name: String) -> Bool {
    keywords.contains(name) || reserved.contains(name)
  }
}

extension Function {
  /// A function called as `name(…)`.
  init(global name: String) {
    switch name {
    case "size": self = .size
    case "int": self = .int
    case "double": self = .double
    case "string": self = .string
    case "bool": self = .bool
    case "timestamp": self = .timestamp
    case "duration": self = .duration
    case "dyn": self = .dyn
    default: self = .unbound(name)
    }
  }

  /// A function called as `receiver.name(…)`.
  init(method name: String) {
    switch name {
    case "size": self = .size
    case "startsWith": self = .startsWith
    case "endsWith": self = .endsWith
    case "contains": self = .contains
    default: self = TimePart(rawValue: name).map { .part($0) } ?? .unbound(name)
    }
  }
}
