internal import Glibc

/// Bytes that never change, read where they lie: in the binary, or in memory of their own.
///
/// Places are checked. Public and not `package`, as all that rulebooks are read by, because only
/// then it is inlined.
public struct FixedBytes: @unchecked Sendable {
  // Nothing writes this memory, so that every thread may read it.
  @usableFromInline let start: UnsafePointer<UInt8>
  /// How many bytes there are.
  public let count: Int
  /// What frees the memory; nil for a literal, which stays.
  @usableFromInline let owner: Owner?

  @usableFromInline
  final class Owner {
    let memory: UnsafeMutablePointer<UInt8>

    init(_ bytes: [UInt8]) {
      memory = .allocate(capacity: bytes.count)
      memory.initialize(from: bytes, count: bytes.count)
    }

    deinit { memory.deallocate() }
  }

  /// The bytes of a literal of more than one character.
  package init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "a single character has no bytes in place")
    start = text.utf8Start
    count = text.utf8CodeUnitCount
    owner = nil
  }

  /// A copy of an array's bytes.
  package init(copying bytes: [UInt8]) {
    let owner = Owner(bytes)
    start = UnsafePointer(owner.memory)
    count = bytes.count
    self.owner = owner
  }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "outside the bytes")
    return withExtendedLifetime(owner) { start[index] }
  }

  /// Whether the bytes from `index` on are those of a stretch of a buffer.
  package func matches(_ index: Int, _ buffer: [UInt8], from start: Int, to end: Int) -> Bool {
    precondition(index >= 0 && index + (end - start) <= count, "outside the bytes")
    return buffer.withUnsafeBufferPointer { buffer in
      let other = UnsafeBufferPointer(rebasing: buffer[start..<end])
      guard let base = other.baseAddress else { return true }
      return withExtendedLifetime(owner) { memcmp(self.start + index, base, other.count) == 0 }
    }
  }

  /// The bytes of a range as text; bytes that are not UTF-8 become U+FFFD.
  package func string(in range: Range<Int>) -> String {
    with(range) { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the bytes of a range.
  package func bytes(in range: Range<Int>) -> [UInt8] { with(range) { Array($0) } }

  /// The number that begins at a place; see `DigitGroups`.
  @inlinable
  @inline(__always)
  public func number(at index: Int) -> Int32 {
    precondition(index >= 0 && index <= count &- DigitGroups.width, "outside the bytes")
    return withExtendedLifetime(owner) {
      DigitGroups.number(UnsafeRawPointer(start + index).loadUnaligned(as: UInt32.self))
    }
  }

  /// The numbers that a range holds, for loops that read them without checks.
  package func fixedNumbers(in range: Range<Int>) -> FixedBuffer<Int32> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the bytes")
    return FixedBuffer(count: range.count / DigitGroups.width) { numbers in
      with(range) { bytes in
        let memory = UnsafeRawBufferPointer(bytes)
        for index in 0..<bytes.count / DigitGroups.width {
          let place = index &* DigitGroups.width
          let group = memory.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          (numbers + index).initialize(to: DigitGroups.number(group))
        }
      }
    }
  }

  private func with<Result>(
    _ range: Range<Int>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the bytes")
    return withExtendedLifetime(owner) {
      body(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    }
  }
}
