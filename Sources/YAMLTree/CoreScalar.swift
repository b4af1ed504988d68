/// What a scalar means in the YAML 1.2 core schema.
package enum CoreScalar: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case text
}
