internal import Platform
package import Rules

/// Names of findings that stay while a plan is rewritten, moved about and laid out anew.
package enum Fingerprint {
  /// The fingerprint of what a rule says of a subject: 32 hexadecimal digits.
  ///
  /// It depends on the rule's id, the subject's key and, for steps, on the task; never on lines.
  package static func of(rule: String, subject: String) -> String {
    String(SHA256.hexadecimal(of: Array("tebiki/1\n\(rule)\n\(subject)".utf8)).prefix(32))
  }

  /// The digest of the facts that decided something: twelve hexadecimal digits.
  static func of(facts: Set<String>) -> String {
    let text = facts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(12))
  }
}

extension Finding {
  /// The finding's name across versions of a plan.
  package func fingerprint(_ rulebook: Rulebook) -> String {
    Fingerprint.of(rule: rulebook.string(rulebook.id(ofRule: rule)), subject: identity)
  }

  /// The subject, and what there is of it beside.
  private var identity: String { detail.isEmpty ? subjectKey : subjectKey + "\n" + detail }

  /// The names that the finding had under earlier ids of its rule.
  package func earlierFingerprints(_ rulebook: Rulebook) -> [String] {
    rulebook.rules[rule].aliases.map {
      Fingerprint.of(rule: rulebook.string($0), subject: identity)
    }
  }
}

extension OpenRule {
  /// The open rule's name across versions of a plan.
  package func fingerprint(_ rulebook: Rulebook) -> String {
    Fingerprint.of(rule: rulebook.string(rulebook.id(ofRule: rule)), subject: subjectKey)
  }
}
