import Foundation
import PackagePlugin

/// Runs EmbedRules over every YAML file of the target's folder.
///
/// The folder is a target of its own, so that the build sees every file that is added or deleted.
@main
struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRulebook.swift")
    var files: [URL] = []
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = all?.nextObject() as? URL {
      if file.pathExtension == "yaml" { files.append(file) }
    }
    files.sort { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Compiling the rulebook",
        executable: try context.tool(named: "EmbedRules").url,
        arguments: [output.path, folder.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }
}
