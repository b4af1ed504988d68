import Platform
import Testing

@Suite("Numbers in groups of digits")
struct DigitGroupTests {
  @Test("come back as they were, written in printable bytes that no literal minds")
  func numbers() {
    let edges = (0..<24).flatMap { [(1 << $0) - 2, (1 << $0) - 1, 1 << $0] }
    let values = [-1, 0, 1, 29, 62, 63, 64, 4095, 4096] + edges + [(1 << 24) - 2]
    var bytes = Array("head".utf8)
    for value in values { DigitGroups.append(value, to: &bytes) }
    #expect(bytes.dropFirst(4).allSatisfy { (0x30...0x6F).contains($0) })
    #expect(bytes.count == 4 + values.count * DigitGroups.width)
    let fixed = FixedBytes(copying: bytes).fixedNumbers(in: 4..<bytes.count)
    for (index, value) in values.enumerated() {
      let number = fixed[index]
      #expect(number == Int32(value))
      let place = 4 + index * DigitGroups.width
      #expect(DigitGroups.number(bytes, at: place) == Int32(value))
      #expect(FixedBytes(copying: bytes).number(at: place) == Int32(value))
    }
  }
}
