import Rules
import SourceText
import TestSupport
import Testing

@Suite("The compiled form of a rulebook")
struct RulebookCodingTests {
  @Test(
    "gives every number back",
    arguments: [
      [-1, 0, 1, 29, 30, 31, 32, 33, 62, 63, 64, 1022, 1023, 1024, 1025],
      (0..<24).flatMap { [(1 << $0) - 2, (1 << $0) - 1, 1 << $0] },
    ]
  )
  func numbers(values: [Int]) {
    var encoder = RulebookEncoder()
    for value in values { encoder.write(value) }
    var decoder = RulebookDecoder(encoder.numbers)
    var decoded: [Int] = []
    for _ in values { decoded.append(decoder.int()) }
    #expect(decoded == values)
  }

  @Test("gives days, texts and lists back")
  func parts() {
    var encoder = RulebookEncoder()
    let first = encoder.intern("手引き")
    let again = encoder.intern("手引き")
    #expect(first == again)
    #expect(encoder.intern("") == .empty)
    encoder.write(first)
    encoder.write(Day?.none)
    encoder.write(DayInterval(from: Day(number: 0), until: .never))
    encoder.write([3, -1, 7])
    encoder.write(true)
    var decoder = RulebookDecoder(encoder.numbers)
    let text = decoder.text()
    #expect(text == first)
    let day = decoder.day()
    #expect(day == nil)
    let interval = decoder.interval()
    #expect(interval == DayInterval(from: Day(number: 0), until: .never))
    let int32s = decoder.int32s()
    #expect(int32s == [3, -1, 7])
    let bool = decoder.bool()
    #expect(bool)
    let bytes = RulebookBytes(owned: RulebookBytes.assemble(encoder))
    #expect(bytes.string(first) == "手引き")
    #expect(bytes.pooledEquals(first, Array("「手引き」".utf8), from: 3, to: 12))
    #expect(!bytes.pooledEquals(first, Array("「手引き」".utf8), from: 3, to: 15))
    #expect(bytes.pooledEquals(.empty, [0x61], from: 1, to: 1))
    #expect(!bytes.pooledEquals(.empty, [0x61], from: 0, to: 1))
  }

  @Test("shares one array among many short lists")
  func arrayParts() async {
    let part = ArrayPart([1, 2, 3, 4, 5], from: 1, count: 3)
    #expect(Array(part) == [2, 3, 4])
    #expect(part[0] == 2)
    #expect(part.first == 2)
    #expect(part.last == 4)
    #expect(part.firstIndex(of: 4) == 2)
    #expect(ArrayPart<Int>([]).isEmpty)
    #expect(Array([7, 8] as ArrayPart) == [7, 8])
    await #expect(processExitsWith: .failure) { _ = ArrayPart([1, 2], from: 0, count: 1)[1] }
    await #expect(processExitsWith: .failure) { _ = ArrayPart([1, 2], from: 1, count: 2) }
  }

  @Test("finds every name of the vocabulary under its scope, and no other")
  func symbols() throws {
    let rulebook = try Repository.rulebook()
    #expect(rulebook.symbols.entries.count > 500)
    for entry in rulebook.symbols.entries {
      let name = Array(rulebook.string(entry.name).utf8)
      #expect(Self.find(name, entry.scope, rulebook) == entry.value)
      #expect(Self.find(name + [0x21], entry.scope, rulebook) == -1)
      #expect(Self.find(name, 999_999, rulebook) == -1)
    }
  }

  /// Looks a name up where it stands: inside a longer buffer.
  private static func find(_ name: [UInt8], _ scope: Int32, _ rulebook: Rulebook) -> Int32 {
    let buffer = Array("key: ".utf8) + name + Array(" # end".utf8)
    let scopes = [
      SymbolScope.record(Int(scope)), .group(Int(scope) - 1_000),
      .enumeration(Int(scope) - 100_000),
    ]
    guard let own = scopes.first(where: { $0.number == scope }) else { return -2 }
    return rulebook.symbols.find(
      own,
      in: buffer,
      from: 5,
      to: 5 + name.count,
      bytes: rulebook.bytes
    )
  }
}
