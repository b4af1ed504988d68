internal import Rules

/// The record types that the assessment itself asks for, by index; nil in a rulebook without them.
struct RecordTypes {
  let dataset: Int?
  let institution: Int?
  let step: Int?

  init(_ rulebook: Rulebook) {
    let names = rulebook.records.map { rulebook.string($0.name) }
    dataset = names.firstIndex(of: "dataset")
    institution = names.firstIndex(of: "institution")
    step = names.firstIndex(of: "step")
  }
}
