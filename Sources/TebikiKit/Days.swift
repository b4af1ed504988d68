internal import Rules

/// Days as points in time.
enum Days {
  /// Seconds since 1970-01-01T00:00:00Z at the beginning of a day written `2021-01-15`.
  static func seconds(iso text: String) -> Int64? {
    Day(iso: text.utf8).map { Int64($0.number) * 86_400 }
  }
}
