import Platform
import Testing

@Suite("Days")
struct CivilDateTests {
  @Test(
    "Seconds become the day in Japan",
    arguments: [
      (0, [1970, 1, 1]), (-1, [1970, 1, 1]), (-32_401, [1969, 12, 31]),
      (951_749_999, [2000, 2, 28]), (951_750_000, [2000, 2, 29]), (951_836_400, [2000, 3, 1]),
      (1_648_738_799, [2022, 3, 31]), (1_648_738_800, [2022, 4, 1]),
      (4_107_509_999, [2100, 2, 28]), (4_107_510_000, [2100, 3, 1]),
    ]
  )
  func inJapan(seconds: Int, expected: [Int]) {
    let day = CivilDate(inJapanAt: seconds)
    #expect([day.year, day.month, day.day] == expected)
  }
}
