internal import Platform
package import SourceText

/// One thing to check, in the order of the report.
package enum PlanInput: Sendable {
  case file(path: String, isFromFolder: Bool)
  /// Standard input, under the name that reports show.
  case standardInput(name: String)
  /// Nothing that can be read; the reason.
  case unusable(name: String, reason: Localized)
}

/// Turns the paths of a command line into a list of files.
package enum PlanInputs {
  /// Files as they are, folders by their YAML files in byte order, `-` as standard input.
  package static func expand(
    _ paths: [String],
    standardInputName: String
  ) -> [PlanInput] {
    var inputs: [PlanInput] = []
    for path in paths {
      if path == "-" {
        inputs.append(.standardInput(name: standardInputName))
      } else if FolderListing.isFolder(path) {
        inputs += plans(below: path)
      } else {
        inputs.append(.file(path: path, isFromFolder: false))
      }
    }
    return inputs
  }

  private static func plans(below folder: String) -> [PlanInput] {
    do {
      let listing = try FolderListing(of: folder)
      let found =
        listing.files.map { PlanInput.file(path: $0, isFromFolder: true) }
        + listing.failures.map { .unusable(name: $0.path, reason: $0.message) }
      return found.isEmpty ? [.unusable(name: folder, reason: noPlans)] : found
    } catch {
      return [.unusable(name: folder, reason: error.message)]
    }
  }

  static let noPlans = Localized(
    ja: "このフォルダーに計画書(.yaml・.yml で「tebiki:」のあるもの)がありません。",
    en: "This folder holds no plan (a .yaml or .yml file with `tebiki:`)."
  )

  /// The paths of a list, one a line; empty lines are passed over.
  package static func list(_ bytes: [UInt8]) -> [String] {
    bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
