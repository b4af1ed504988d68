import Foundation
import SourceText
import TestSupport
import Testing
import YAMLTree

@Suite("The subset parser")
struct SubsetTests {
  private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }

  private static let seeds = [
    """
    # 計画書
    tebiki: 1
    as-of: 2021-01-15   # 基準日
    study: { 名称: "病理", kind: 'x', tags: [a, b c, "d"], none: {}, when: 10:30 }
    datasets:
    - id: slides
      text: |
        名称：x
          more

        last
      items:
        - plain text # comment
        - [1, 2.5, [deep, {k: v}]]
        -
          nested: "quoted # text"
    transfers:
      - to: hospital
        bases: [appi-opt-out, consent]

    名称: 値
    note: |-
      stripped

    end: yes

    """,
    """
    a:
      - b: c
        d:
        - e
        - f: g
      - h
    i: 'j'
    "k": l:m

    """,
    """
    ---
    people:
      - &p {id: a, "b": [1, *p]}
      - &q
        x: 1
      - *q
    key: &n 'quoted'
    list: &l
    - [a, b,
       c]
    - {k: v,
       w: &z [x], u: *z}
    other: *l
    last: "a b"   # end

    """,
  ]

  /// Bytes that mean something to a parser.
  private static let telling: [UInt8] =
    Array("[]{},:-?&*!|>'\"%@`# \n\n  --::\t\r.a<".utf8) + [
      0xEF, 0xBC, 0x9A, 0xE3, 0x80, 0xC2, 0x85,
    ]

  private func mutated(_ seed: String, _ numbers: inout Numbers) -> [UInt8] {
    var bytes = Array(seed.utf8)
    for _ in 0..<numbers.next(below: 4) + 1 where !bytes.isEmpty {
      let place = numbers.next(below: bytes.count)
      let byte = Self.telling[numbers.next(below: Self.telling.count)]
      switch numbers.next(below: 6) {
      case 0: bytes[place] = byte
      case 1, 2: bytes.insert(byte, at: place)
      case 3: bytes.remove(at: place)
      case 4: bytes.removeSubrange(place..<min(place + numbers.next(below: 12), bytes.count))
      default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
      }
    }
    return bytes
  }

  private func read(_ reader: inout YAMLReader, _ file: SourceFile) -> [YAMLTree] {
    reader.open(file)
    var trees: [YAMLTree] = []
    var tree = YAMLTree()
    while reader.next(into: &tree) { trees.append(tree) }
    return trees
  }

  private func differ(_ one: YAMLTree, _ other: YAMLTree) -> Bool {
    one.nodes != other.nodes || one.text != other.text || one.root != other.root
      || one.isComplete != other.isComplete || one.emptyStart != other.emptyStart
      || "\(one.diagnostics)" != "\(other.diagnostics)"
      || "\(one.suspects)" != "\(other.suspects)"
  }

  /// The tree, or trees, by both ways; nil where they are the same.
  private func difference(
    _ file: SourceFile,
    _ subset: inout YAMLReader,
    _ libyaml: inout YAMLReader
  ) -> String? {
    let (one, other) = (read(&subset, file), read(&libyaml, file))
    let isSame = one.count == other.count && !zip(one, other).contains { differ($0, $1) }
    return isSame ? nil : String(decoding: file.bytes, as: UTF8.self)
  }

  @Test("reads the samples and makes the tree that libyaml makes")
  func samples() throws {
    let folder = Repository.root.appending(path: "samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var subset = YAMLReader()
    var libyaml = YAMLReader(usesSubset: false)
    var (files, alone) = (0, 0)
    for name in names.sorted() where name.hasSuffix(".yaml") {
      let file = SourceFile(
        name: name,
        bytes: Array(try Data(contentsOf: folder.appending(path: name)))
      )
      let other = difference(file, &subset, &libyaml)
      #expect(other == nil)
      files += 1
      if subset.lastWasSubset { alone += 1 }
    }
    #expect(files > 20)
    #expect(alone * 2 > files, "\(alone) of \(files)")
  }

  @Test(
    "leaves to libyaml what it does not know",
    arguments: [
      "a: b", "a:\n", "a: b\n c\n", "a: [b\n", "a: 'it''s'\n", "a: \"b\\n\"\n", "a: >\n  b\n",
      "a: |2\n   b\n",
      "? a\n: b\n", "a: !!str b\n", "a: *b\n", "%YAML 1.2\n---\na: b\n", "a: b\n...\n",
      "a: b\n---\nc: d\n", "a : b\n", "a: b: c\n", "a:\tb\n", "a: b\r\n", "- - a\n", "scalar\n",
      "{a: b}\n",
      "a: [b: c]\n", "a: {b}\n", "a: [b,]\n", "\u{FEFF}a: b\n", "a: @b\n", "a: b #c\n  d\n",
      "a:\n- b\n c: d\n",
    ]
  )
  func others(source: String) {
    var subset = YAMLReader()
    var libyaml = YAMLReader(usesSubset: false)
    let file = SourceFile(name: "m", bytes: Array(source.utf8))
    let other = difference(file, &subset, &libyaml)
    #expect(other == nil)
    let isRead = subset.lastWasSubset
    #expect(!isRead)
  }

  /// Mutants of each round; `TEBIKI_MUTANTS` asks for more.
  private static let mutants =
    ProcessInfo.processInfo.environment["TEBIKI_MUTANTS"].flatMap { Int($0) } ?? 500

  @Test("makes the tree that libyaml makes, whatever the bytes are", arguments: 0..<4)
  func mutants(round: Int) {
    var numbers = Numbers(state: UInt64(round) * 1000 + 11)
    var subset = YAMLReader()
    var libyaml = YAMLReader(usesSubset: false)
    for seed in Self.seeds.dropLast() {
      _ = read(&subset, SourceFile(name: "m", bytes: Array(seed.utf8)))
      let isRead = subset.lastWasSubset
      #expect(isRead)
    }
    for _ in 0..<Self.mutants {
      let seed = Self.seeds[numbers.next(below: Self.seeds.count)]
      let file = SourceFile(name: "m", bytes: mutated(seed, &numbers))
      if let text = difference(file, &subset, &libyaml) {
        Issue.record("\(text)")
        return
      }
    }
  }
}
