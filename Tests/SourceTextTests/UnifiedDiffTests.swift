import SourceText
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(
      decoding: UnifiedDiff.bytes(from: Array(old.utf8), to: Array(new.utf8), name: "p.yaml"),
      as: UTF8.self
    )
  }

  @Test("of equal texts are empty")
  func equal() { #expect(diff("a\n", "a\n").isEmpty) }

  @Test("show changed lines with three around them, near changes in one hunk")
  func hunks() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let new = old.replacing("\n5\n", with: "\nfive\n").replacing("\n8\n", with: "\n8\n8a\n")
      .replacing("\n29\n", with: "\n")
    #expect(
      diff(old, new) == """
        --- p.yaml
        +++ p.yaml
        @@ -2,10 +2,11 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        +8a
         9
         10
         11
        @@ -26,5 +27,4 @@
         26
         27
         28
        -29
         30

        """
    )
  }

  @Test("keep line breaks as they are, and say that the last is missing")
  func breaks() {
    #expect(
      diff("a\r\nb", "a\r\nc") == """
        --- p.yaml
        +++ p.yaml
        @@ -1,2 +1,2 @@
         a\r
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """
    )
  }

  @Test("number an empty side by the line before it")
  func empty() {
    #expect(diff("", "a\n").hasSuffix("@@ -0,0 +1,1 @@\n+a\n"))
    #expect(diff("a\n", "").hasSuffix("@@ -1,1 +0,0 @@\n-a\n"))
  }
}
