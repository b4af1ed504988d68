/// Eight bytes as one number, the first lowest; the compiler makes one load of it.
@inline(__always)
func word(_ bytes: Span<UInt8>) -> UInt64 {
  UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
    | UInt64(bytes[4]) << 32 | UInt64(bytes[5]) << 40 | UInt64(bytes[6]) << 48
    | UInt64(bytes[7]) << 56
}

/// Four bytes as one number, the first lowest; the compiler makes one load of it.
@inline(__always)
func quad(_ bytes: Span<UInt8>) -> UInt32 {
  UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
}
