import Foundation
import TestSupport
import Testing

/// One file of samples/.
struct Sample: CustomTestStringConvertible, Sendable {
  /// The file's name without `.yaml`.
  let name: String

  var testDescription: String { name }

  /// The path from the package's root, as reports show it.
  var path: String { "samples/\(name).yaml" }

  var url: URL { Repository.root.appending(path: path) }

  func text() throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  /// The expected output of a kind, such as `ja.txt`.
  func expected(_ kind: String) -> URL {
    Repository.root.appending(path: "samples/expected/\(name).\(kind)")
  }

  /// All samples in the order of their names.
  static let all: [Sample] = {
    let folder = Repository.root.appending(path: "samples").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
      Sample(name: String($0.dropLast(5)))
    }
  }()

  static func named(_ name: String) -> Sample { Sample(name: name) }

  /// The samples without findings, each with the workflow of the handbook that it leads to.
  static let clean: [(sample: Sample, workflow: String)] = [
    (named("01-dynamic-consent"), "handbook-1"),
    (named("02-ngmia-new-patients"), "handbook-3"),
    (named("03-hospital-anonymises-new-data"), "handbook-4"),
    (named("04-ngmia-existing-database"), "handbook-5"),
    (named("05-society-anonymises"), "handbook-6a"),
    (named("06-hospital-anonymises-existing"), "handbook-6b"),
  ]

  /// The samples that can be read as one plan each.
  static let readable = all.filter { sample in
    let isOne = (try? sample.text().contains("\n---\n")) == false
    return isOne && !["12-broken", "26-shift-jis"].contains(sample.name)
  }
}
