import Foundation

/// The OMG's schemas of BPMN 2.0, where they are at hand, and xmllint to apply them.
package enum BPMNSchemas {
  private static let file: URL? = {
    let named = ProcessInfo.processInfo.environment["TEBIKI_BPMN_SCHEMAS"].map { URL(filePath: $0) }
    let beside = Repository.root.deletingLastPathComponent()
      .appending(path: "shared/conformance/schemas")
    return [named, beside].compactMap { $0?.appending(path: "BPMN20.xsd") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  private static let linter = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  package static var isAvailable: Bool { file != nil && linter != nil }

  /// What xmllint finds wrong; empty when the text is valid.
  package static func problems(in xml: String) throws -> String {
    guard let file, let linter else { return "no schemas" }
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "tebiki-\(UUID().uuidString).bpmn")
    try Data(xml.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(filePath: linter)
    process.arguments = ["--noout", "--nonet", "--schema", file.path, path.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: output, as: UTF8.self)
  }
}
