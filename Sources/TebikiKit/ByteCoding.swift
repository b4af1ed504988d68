/// Writes numbers and texts as bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    // Seven bits a byte, the lowest first; the sign goes last into the lowest bit.
    var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ list: [String]) {
    write(list.count)
    for text in list { write(text) }
  }

  /// Counts in the order of their keys.
  mutating func write(_ counts: [Int: Int]) {
    write(counts.count)
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      write(key)
      write(count)
    }
  }
}

/// Reads what `ByteWriter` wrote; damage shows as nil, never as a crash.
struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
      }
      shift += 7
    }
    return nil
  }

  /// A number that is no less than zero and no more than the bytes that are left.
  mutating func count() -> Int? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    return count
  }

  mutating func text() -> String? {
    guard let length = count() else { return nil }
    defer { position += length }
    return String(decoding: bytes[position..<(position + length)], as: UTF8.self)
  }

  mutating func list() -> [String]? {
    guard let count = count() else { return nil }
    var list: [String] = []
    for _ in 0..<count {
      guard let text = text() else { return nil }
      list.append(text)
    }
    return list
  }

  mutating func counts() -> [Int: Int]? {
    guard let size = count() else { return nil }
    var counts: [Int: Int] = [:]
    for _ in 0..<size {
      guard let key = number(), let count = number() else { return nil }
      counts[key] = count
    }
    return counts
  }
}
