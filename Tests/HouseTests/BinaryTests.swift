import Foundation
import TestSupport
import Testing

@Suite("The built program")
struct BinaryTests {
  /// Where `make build` leaves the release binary.
  static let release = Repository.root.appending(path: ".build/bin/tebiki")
  static let isReleased = FileManager.default.fileExists(atPath: release.path)

  @Test("needs no shared library", .enabled(if: isReleased, "make build has not run"))
  func isStatic() throws {
    let elf = try Data(contentsOf: Self.release)
    #expect(elf.prefix(4) == Data([0x7F, 0x45, 0x4C, 0x46]))
    // Neither an interpreter (PT_INTERP) nor libraries to load (PT_DYNAMIC of a static-pie aside).
    #expect(Self.segments(of: elf).contains(1))
    #expect(!Self.segments(of: elf).contains(3))
  }

  @Test("calls nothing that could open a connection")
  func isOffline() throws {
    let debug = try Data(contentsOf: Repository.root.appending(path: ".build/debug/tebiki"))
    for call in ["socket", "connect", "getaddrinfo", "sendto", "recvfrom", "gethostbyname"] {
      // Names of imported functions stand between zeros in the table of dynamic symbols.
      #expect(debug.range(of: Data([0]) + Data(call.utf8) + Data([0])) == nil, "\(call)")
    }
    #expect(debug.range(of: Data([0]) + Data("realpath".utf8) + Data([0])) != nil)
  }

  @Test("carries no full Foundation and no ICU data")
  func isSmall() throws {
    let debug = try Data(contentsOf: Repository.root.appending(path: ".build/debug/tebiki"))
    for library in [
      "libFoundation.so", "lib_FoundationICU.so", "libFoundationInternationalization",
    ] {
      #expect(debug.range(of: Data(library.utf8)) == nil, "\(library)")
    }
  }

  /// The types of a 64-bit little-endian ELF file's program headers.
  private static func segments(of elf: Data) -> Set<Int> {
    func number(_ offset: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(elf[offset + $1]) << (8 * $1) }
    }
    let table = number(0x20, 8)
    return Set((0..<number(0x38, 2)).map { number(table + $0 * number(0x36, 2), 4) })
  }
}
