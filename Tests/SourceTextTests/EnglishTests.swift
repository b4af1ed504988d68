import SourceText
import Testing

@Suite("English counts")
struct EnglishTests {
  @Test("one thing in the singular, none and several in the plural")
  func count() {
    #expect((0...2).map { English.count($0, "file") } == ["0 files", "1 file", "2 files"])
    #expect(English.count(1, "duty", "duties") == "1 duty")
    #expect(English.count(3, "duty", "duties") == "3 duties")
  }
}
