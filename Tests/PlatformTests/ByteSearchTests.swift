import Platform
import Testing

@Suite("The search for bytes")
struct ByteSearchTests {
  @Test("finds each byte wherever it stands among eight, and no other", arguments: 0..<40)
  func everywhere(length: Int) {
    let plain = [UInt8](repeating: 0x22, count: length)
    #expect(ByteSearch.next(0x23, in: plain, from: 0) == nil)
    for place in 0..<length {
      for neighbour: UInt8 in [0x22, 0x24, 0xA3, 0x00, 0xFF] {
        var bytes = [UInt8](repeating: neighbour, count: length)
        bytes[place] = 0x23
        #expect(ByteSearch.next(0x23, in: bytes, from: 0) == place)
        #expect(ByteSearch.next(0x23, in: bytes, from: place + 1) == nil)
        #expect(ByteSearch.next(0x23, in: bytes, from: place) == place)
      }
    }
  }

  @Test("gives one after the other")
  func order() {
    let bytes = Array("a#bc##defghijklmno#".utf8)
    var found: [Int] = []
    var index = 0
    while let next = ByteSearch.next(UInt8(ascii: "#"), in: bytes, from: index) {
      found.append(next)
      index = next + 1
    }
    #expect(found == [1, 4, 5, 18])
    #expect(ByteSearch.next(UInt8(ascii: "#"), in: bytes, from: 100) == nil)
  }
}
