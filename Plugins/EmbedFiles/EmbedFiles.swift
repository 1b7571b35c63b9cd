import Foundation
import PackagePlugin

/// Embeds the assets of a target in the binary, so that one copied file is enough.
@main
struct EmbedFiles: BuildToolPlugin {
  private static let folders = ["Assets"]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the files of \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [target.directoryURL.path, output.path] + Self.folders,
        inputFiles: Self.folders.flatMap { folder in
          files(in: target.directoryURL.appending(path: folder))
        }, outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
      .sorted { $0.path < $1.path }
  }
}
