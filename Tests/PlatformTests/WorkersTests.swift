import Platform
import Synchronization
import Testing

@Suite("Threads and static bytes")
struct WorkersTests {
  @Test("Each worker runs once, each number is handed out once", arguments: [0, 1, 2, 7])
  func workers(count: Int) {
    let counter = SharedCounter()
    let seen = Mutex<[Int]>([])
    let numbers = Mutex<Set<Int>>([])
    Workers.run(count: count) { index in
      seen.withLock { $0.append(index) }
      while true {
        let number = counter.next()
        if number >= 1000 { return }
        numbers.withLock { _ = $0.insert(number).inserted }
      }
    }
    #expect(seen.withLock { $0.sorted() } == Array(0..<count))
    #expect(numbers.withLock { $0.count } == (count == 0 ? 0 : 1000))
  }

  /// Takes about a hundred bytes of stack a level, unoptimised more.
  private static func descend(_ level: Int) -> Int { level == 0 ? 0 : 1 + descend(level - 1) }

  @Test("A worker's stack holds deep recursion")
  func stack() {
    Workers.run(count: 2) { _ in #expect(Self.descend(20_000) == 20_000) }
  }

  @Test(
    "Fixed bytes are read in place",
    arguments: [FixedBytes("abc名\n"), FixedBytes(copying: Array("abc名\n".utf8))]
  )
  func fixedBytes(bytes: FixedBytes) {
    #expect(bytes.count == 7)
    #expect(bytes[0] == 0x61)
    #expect(bytes[6] == 0x0A)
    #expect(bytes.string(in: 3..<6) == "名")
    #expect(bytes.bytes(in: 1..<3) == [0x62, 0x63])
    #expect(bytes.string(in: 7..<7).isEmpty)
    #expect(bytes.matches(3, Array("(名)".utf8), from: 1, to: 4))
    #expect(!bytes.matches(2, Array("(名)".utf8), from: 1, to: 4))
    #expect(bytes.matches(7, [], from: 0, to: 0))
    #expect(FixedBytes("").count == 0)
    #expect(FixedBytes(copying: []).count == 0)
    // Digits 1 and 0: one number of one group, 1 - 1.
    #expect(FixedBytes("x1000").number(at: 1) == 0)
    #expect(FixedBytes("x1000").fixedNumbers(in: 1..<5)[0] == 0)
  }

  @Test("Fixed bytes refuse places outside")
  func outside() async {
    await #expect(processExitsWith: .failure) { _ = FixedBytes("abc")[3] }
    await #expect(processExitsWith: .failure) { _ = FixedBytes("abc").string(in: 2..<4) }
    await #expect(processExitsWith: .failure) { _ = FixedBytes("abcd").number(at: 1) }
  }

  @Test("The surroundings answer")
  func surroundings() {
    #expect(Surroundings.processors >= 1)
    #expect(Surroundings.variable("PATH") != nil)
    #expect(Surroundings.variable("NO_SUCH_VARIABLE_IS_SET") == nil)
    #expect((Surroundings.terminalWidth(.standardOutput) ?? 1) > 0)
  }
}
