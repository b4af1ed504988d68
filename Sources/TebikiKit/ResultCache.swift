internal import Checking
internal import Platform
internal import Reports
package import Rules

/// What checking files came to in earlier runs, so that the same file is not checked again.
///
/// An entry's name and key come from the plan's bytes, the rulebook, the program and every setting.
/// Entries are enciphered under that key: whoever has not the plan cannot read what is kept of it,
/// and a plan's text is nowhere in the cache in the clear.
package struct ResultCache: Sendable {
  private let folder: CacheFolder
  /// Digest of everything but the file.
  private let base: [UInt8]
  private let today: Day

  private static let format = "tebiki-cache-1"

  /// Opens the cache below a folder; nil where that cannot be used.
  package init?(root: String, _ rulebook: Rulebook, _ settings: CheckSettings) {
    var hash = SHA256()
    hash.update(Array(Self.description(rulebook, settings).utf8))
    base = hash.finalized()
    let name = String(SHA256.hexadecimal(base).prefix(16))
    guard let folder = CacheFolder(root: root, name: name) else { return nil }
    self.folder = folder
    today = settings.options.today
  }

  /// Everything that an outcome depends on, as text: fields that are added later count by themselves.
  private static func description(_ rulebook: Rulebook, _ settings: CheckSettings) -> String {
    var options = settings.options
    // A plan without a day of its own keeps the day that it was judged by.
    options.today = Day(number: 0)
    var parts = [
      format, Versions.program, Surroundings.programIdentity, rulebook.string(rulebook.digest),
      "\(options)", "\(settings.limits)", "\(settings.failOn)", "\(settings.undetermined)",
      settings.selection.map { "\($0.sorted())" } ?? "all",
      settings.waivers?.digest ?? "", settings.baseline?.digest ?? "none",
      settings.baseline?.path ?? "", Files.currentFolder, "\(settings.updatesBaseline)",
    ]
    for (format, options) in settings.formats { parts += [format.name, "\(options)"] }
    return parts.joined(separator: "\u{0}")
  }

  /// A file's place in the cache.
  struct Slot {
    fileprivate let name: String
    fileprivate let key: [UInt8]
  }

  func slot(name: String, isFromFolder: Bool, bytes: [UInt8]) -> Slot {
    var hash = SHA256()
    hash.update(base)
    hash.update(Array("\(name)\u{0}\(isFromFolder)\u{0}".utf8))
    hash.update(bytes)
    let digest = hash.finalized()
    func derived(_ purpose: String) -> [UInt8] {
      var hash = SHA256()
      hash.update(Array(purpose.utf8))
      hash.update(digest)
      return hash.finalized()
    }
    return Slot(
      name: String(SHA256.hexadecimal(derived("name")).prefix(32)),
      key: derived("key")
    )
  }

  /// The outcome of an earlier run; nil where there is none, or its entry is damaged.
  func outcome(at slot: Slot) -> FileOutcome? {
    guard var bytes = folder.read(slot.name), bytes.count > 8 else { return nil }
    ChaCha20(key: slot.key).apply(to: &bytes)
    let sum = bytes.prefix(8).enumerated().reduce(UInt64(0)) {
      $0 | UInt64($1.element) << UInt64(8 * $1.offset)
    }
    bytes.removeFirst(8)
    guard sum == Self.sum(of: bytes), let outcome = FileOutcome(decoding: bytes) else { return nil }
    return outcome.today == nil || outcome.today == today ? outcome : nil
  }

  func keep(_ outcome: FileOutcome, at slot: Slot) {
    let content = outcome.encoded
    let sum = Self.sum(of: content)
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64(8 * $0)) } + content
    ChaCha20(key: slot.key).apply(to: &bytes)
    _ = folder.write(slot.name, bytes)
  }

  /// Called once at the end of a run.
  func prune() { folder.prune() }

  /// FNV-1a, which tells damage by accident.
  private static func sum(of bytes: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return sum
  }
}
