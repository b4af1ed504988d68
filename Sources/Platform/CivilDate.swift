internal import Glibc

/// A day of the Gregorian calendar; month and day from 1.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The day that is a number of days after 1970-01-01.
  package init(daysSince1970 days: Int) {
    // Years that start in March, so that the leap day comes last; eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day in Japan, nine hours ahead of UTC all year, at a number of seconds after 1970.
  package init(inJapanAt seconds: Int) {
    let local = seconds + 9 * 3600
    self.init(daysSince1970: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// Today in Japan.
  package static var todayInJapan: CivilDate {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return CivilDate(inJapanAt: Int(now.tv_sec))
  }
}
