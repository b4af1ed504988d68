import SourceText
import Testing
import YAMLTree

@Suite("The tree of sound documents")
struct YAMLTreeTests {
  @Test(
    "Nodes, values and byte ranges",
    arguments: [
      ("a: 1\n", "mapping block 0..<4 (1)\n  plain 0..<1 \"a\": plain 3..<4 \"1\"\n"),
      (
        "名称: 病理\nb:\n",
        """
        mapping block 0..<17 (2)
          plain 0..<6 "名称": plain 8..<14 "病理"
          plain 15..<16 "b": plain 17..<17 ""

        """
      ),
      (
        "l:\n- x\n- [ 'y' , \"z\\n\" ]  # c\n\n# d\nk: |\n  t\n  u\n\n# e\n",
        """
        mapping block 0..<47 (2)
          plain 0..<1 "l": sequence block 3..<24 (2)
            plain 5..<6 "x"
            sequence flow 9..<24 (2)
              singleQuoted 11..<14 "y"
              doubleQuoted 17..<22 "z\\n"
          plain 35..<36 "k": literal 38..<47 "t\\nu\\n"

        """
      ),
      (
        "[a: b , c]",
        "sequence flow 0..<10 (2)\n  mapping flow 1..<5 (1)\n    plain 1..<2 \"a\": plain 4..<5 \"b\"\n  plain 8..<9 \"c\"\n"
      ),
      ("", ""), ("# only\n", ""), ("\u{FEFF}# only\r\n", ""), ("---\n", ""),
      (
        "\u{FEFF}a: b\r\nc: d\r\n",
        "mapping block 3..<13 (2)\n  plain 3..<4 \"a\": plain 6..<7 \"b\"\n  plain 9..<10 \"c\": plain 12..<13 \"d\"\n"
      ),
      (
        "- &x [1]\n- *x\n",
        "sequence block 0..<13 (2)\n  sequence flow 2..<8 (1)\n    plain 6..<7 \"1\"\n  alias 11..<13 → 1\n"
      ),
    ]
  )
  func dump(source: String, expected: String) {
    var reader = YAMLReader()
    var tree = YAMLTree()
    reader.open(SourceFile(name: "plan.yaml", bytes: Array(source.utf8)))
    _ = reader.next(into: &tree)
    #expect(tree.dump() == expected)
    #expect(tree.diagnostics.isEmpty)
  }
}
