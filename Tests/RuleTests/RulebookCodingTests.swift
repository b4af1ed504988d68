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
    var decoder = RulebookDecoder(Self.bytes(of: encoder))
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
    let bytes = Self.bytes(of: encoder)
    var decoder = RulebookDecoder(bytes)
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
    #expect(bytes.string(first) == "手引き")
    #expect(bytes.pooledEquals(first, Array("「手引き」".utf8), from: 3, to: 12))
    #expect(!bytes.pooledEquals(first, Array("「手引き」".utf8), from: 3, to: 15))
    #expect(bytes.pooledEquals(.empty, [0x61], from: 1, to: 1))
    #expect(!bytes.pooledEquals(.empty, [0x61], from: 0, to: 1))
  }

  private struct Pair: WritableRow {
    var name: Int32
    var numbers: RowTable<Int32> = []

    static var width: Int { 3 }

    init(name: Int32, numbers: RowTable<Int32> = []) {
      self.name = name
      self.numbers = numbers
    }

    init(from input: inout RulebookDecoder) {
      name = input.int32()
      numbers = input.rows()
    }

    func encode(into output: inout RulebookEncoder) {
      output.write(name)
      output.write(rows: numbers)
    }
  }

  /// Writes more numbers than it says.
  private struct Wrong: WritableRow {
    static var width: Int { 1 }

    init() {}

    init(from input: inout RulebookDecoder) {}

    func encode(into output: inout RulebookEncoder) {
      output.write(1)
      output.write(2)
    }
  }

  private static func bytes(of encoder: RulebookEncoder) -> RulebookBytes {
    RulebookBytes(copying: RulebookBytes.assemble(encoder))
  }

  @Test("reads rows, and rows of rows, when they are asked for")
  func rows() async {
    var encoder = RulebookEncoder()
    encoder.write(
      rows: [Pair(name: 7, numbers: [4, 5]), Pair(name: 8), Pair(name: 9, numbers: [6])]
    )
    encoder.write(rows: [] as [Text])
    encoder.write(9)
    encoder.write(section: { $0.write(11) })
    let bytes = Self.bytes(of: encoder)
    var decoder = RulebookDecoder(bytes)
    let table: RowTable<Pair> = decoder.rows()
    let texts: RowTable<Text> = decoder.rows()
    let after = decoder.int()
    #expect(after == 9)
    #expect(texts.isEmpty)
    #expect(table.count == 3)
    #expect(table.map(\.name) == [7, 8, 9])
    #expect(table.map { Array($0.numbers) } == [[4, 5], [], [6]])
    #expect(table.last?.numbers.first == 6)
    let made: RowTable<Int32> = [7, 8]
    #expect(Array(made) == [7, 8])
    await #expect(processExitsWith: .failure) { _ = ([1, 2] as RowTable<Int32>)[2] }
    await #expect(processExitsWith: .failure) {
      var encoder = RulebookEncoder()
      encoder.write(rows: [Wrong()])
    }
  }

  @Test("reads heads and single numbers as in the whole row")
  func heads() throws {
    let rulebook = try Repository.rulebook()
    #expect(rulebook.fields.count > 500)
    for (number, field) in rulebook.fields.enumerated() {
      #expect(rulebook.key(ofField: number) == field.key)
      #expect(rulebook.fieldHeads[number].path == field.path)
      #expect(rulebook.fieldHeads[number].isClassification == field.isClassification)
    }
    for (number, rule) in rulebook.rules.enumerated() {
      #expect(rulebook.ruleHeads[number].requires == rule.requires)
      #expect(rulebook.id(ofRule: number) == rule.id)
    }
    for (number, provision) in rulebook.provisions.enumerated() {
      #expect(rulebook.law(ofProvision: number).id == rulebook.laws[Int(provision.law)].id)
    }
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
    return rulebook.symbol(
      own,
      in: buffer,
      from: 5,
      to: 5 + name.count
    )
  }
}
