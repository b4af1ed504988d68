import Platform
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  // NIST, examples of FIPS 180-4 (SHA256.pdf) and SHA256ShortMsg of CAVP.
  @Test(
    "gives the digests of NIST's messages",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
  )
  func vectors(message: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test("of a million letters comes out, however the message is cut", arguments: [1_000, 4_093])
  func million(piece: Int) {
    var hash = SHA256()
    var left = 1_000_000
    while left > 0 {
      hash.update([UInt8](repeating: 0x61, count: min(piece, left)))
      left -= piece
    }
    #expect(
      SHA256.hexadecimal(hash.finalized())
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  @Test("does not depend on where a message is cut around a block", arguments: 55...65)
  func cuts(length: Int) {
    let message = (0..<length).map { UInt8($0) }
    for cut in 0...length {
      var hash = SHA256()
      hash.update(Array(message[..<cut]))
      hash.update(Array(message[cut...]))
      #expect(SHA256.hexadecimal(hash.finalized()) == SHA256.hexadecimal(of: message))
    }
  }
}
