/// A name or field as a condition writes it, with a hash that is the same in every run.
package struct ConditionName: Sendable {
  package let text: String
  /// FNV-1a over the UTF-8 of the text.
  package let hash: UInt32

  init(_ text: String, hash: UInt32) {
    self.text = text
    self.hash = hash
  }

  package init(_ text: String) {
    self.init(text, hash: Self.hash(text.utf8))
  }

  static let emptyHash: UInt32 = 0x811c_9dc5

  /// The hash of what `hash` is of and one more byte.
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(emptyHash) { hash($0, $1) }
  }
}
