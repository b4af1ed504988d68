import Platform
import Testing

@Suite("ChaCha20")
struct ChaCha20Tests {
  private static func hex(_ bytes: [UInt8]) -> String { SHA256.hexadecimal(bytes) }

  /// Test vectors 1 and 2 of RFC 8439, appendix A.1: key and nonce zero, counters 0 and 1.
  @Test("gives the key stream of RFC 8439")
  func stream() {
    var bytes = [UInt8](repeating: 0, count: 128)
    ChaCha20(key: [UInt8](repeating: 0, count: 32)).apply(to: &bytes)
    #expect(
      Self.hex(Array(bytes[..<64]))
        == "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
        + "da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586"
    )
    #expect(
      Self.hex(Array(bytes[64...]))
        == "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed"
        + "29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f"
    )
  }

  @Test("gives back what it enciphered, of any length", arguments: [0, 1, 63, 64, 65, 1000])
  func roundTrip(length: Int) {
    let text = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let cipher = ChaCha20(key: Array(0..<32))
    var bytes = text
    cipher.apply(to: &bytes)
    #expect(length == 0 || bytes != text)
    cipher.apply(to: &bytes)
    #expect(bytes == text)
  }
}
