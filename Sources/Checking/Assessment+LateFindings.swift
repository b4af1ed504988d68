internal import Rules
internal import SourceText

// Findings that come after the rules were run: those of comparing a plan's steps.

extension Assessment {
  /// Takes findings of rules in that the run of rules left aside.
  ///
  /// `evaluated` are the rules, by index, that were asked; until then they counted as not applicable.
  package mutating func add(_ late: [Finding], evaluated: Set<Int>) {
    counts.notApplicable -= evaluated.count
    counts.evaluated += evaluated.count
    for finding in late {
      guard let position = laws.firstIndex(where: { $0.law == finding.law }) else { continue }
      if finding.isQuestion {
        laws[position].range.addQuestion(finding.level)
      } else {
        laws[position].range.addViolation(finding.level)
      }
      overall = overall.joined(laws[position].range)
    }
    findings = (findings + late).sorted(by: Finding.precedes)
    for rule in Set(late.map(\.rule)) {
      if let level = late.first(where: { $0.rule == rule })?.level { countViolated(rule, level) }
    }
  }
}

extension Finding {
  /// The order of reports: by place, then by rule.
  static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    Place.precedes(left.place, left.rule, right.place, right.rule)
  }
}

extension Assessment {
  /// Puts open rules into the order of reports.
  ///
  /// Places are compared by number first: there are many open rules, and moving them is dear.
  mutating func sortOpenRules() {
    guard openRules.count > 1 else { return }
    let keys = openRules.map { (start: $0.place.range?.start ?? -1, rule: $0.rule) }
    let order = openRules.indices.sorted { one, two in
      if keys[one] != keys[two] { return keys[one] < keys[two] }
      let left = openRules[one].place.path
      let right = openRules[two].place.path
      return left == right ? one < two : left < right
    }
    put(&openRules, into: order)
  }
}

/// Moves every element to where an order of indices has it, without copies.
private func put<Element>(_ elements: inout [Element], into order: [Int]) {
  var order = order
  for start in order.indices {
    var place = start
    while order[place] != start {
      let next = order[place]
      elements.swapAt(place, next)
      order[place] = place
      place = next
    }
    order[place] = place
  }
}

extension Place {
  static func precedes(_ left: Place, _ rule: Int, _ right: Place, _ other: Int) -> Bool {
    let one = left.range?.start ?? -1
    let two = right.range?.start ?? -1
    if one != two { return one < two }
    if rule != other { return rule < other }
    return left.path < right.path
  }
}
