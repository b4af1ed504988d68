package import Rules
package import SourceText

/// A recorded decision to leave a finding as it is for a time.
///
/// It changes no verdict: it says who answers for what was found, why, and until when.
package struct Waiver: Sendable, Hashable {
  /// Where the waiver is written: in the plan, or in a file of waivers.
  package enum Source: Sendable, Hashable {
    case comment(ByteRange)
    case file(String, line: Int)
  }

  package var rule: String
  /// The last day on which it counts.
  package var until: Day
  package var by: String
  package var reason: String
  /// A decision number or the like; empty without one.
  package var reference: String
  package var source: Source

  package init(
    rule: String,
    until: Day,
    by: String,
    reason: String,
    reference: String,
    source: Source
  ) {
    self.rule = rule
    self.until = until
    self.by = by
    self.reason = reason
    self.reference = reference
    self.source = source
  }
}
