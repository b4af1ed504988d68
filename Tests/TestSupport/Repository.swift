package import Foundation
package import Rules
import SourceText

/// The files of this repository, as tests find them.
package enum Repository {
  /// The folder that holds Package.swift.
  package static var root: URL {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder
      }
    }
    return folder
  }

  /// The YAML files of a folder below `rules/` and its subfolders.
  package static func ruleFiles(in folder: URL = root.appending(path: "rules")) throws -> [RuleFile]
  {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var files: [RuleFile] = []
    while let file = all?.nextObject() as? URL {
      guard file.pathExtension == "yaml" else { continue }
      let path = String(
        file.standardizedFileURL.path.dropFirst(folder.standardizedFileURL.path.count + 1)
      )
      files.append(RuleFile(path: path, bytes: Array(try Data(contentsOf: file))))
    }
    return files
  }

  /// The rulebook of `rules/`, read from the folder.
  package static func rulebook() throws -> Rulebook {
    switch RulebookLoader.compile(try ruleFiles()) {
    case .success(let bytes): return Rulebook(decoding: RulebookBytes(copying: bytes))
    case .failure(let problems):
      throw RulebookUnreadable(
        description: problems.list.map { $0.description(in: .en) }.joined(separator: "\n")
      )
    }
  }
}

/// The rules folder has problems; the description lists them.
package struct RulebookUnreadable: Error, CustomStringConvertible {
  package let description: String
}
