import Foundation
import PackagePlugin

/// Embeds the guideline in the binary, so that start-up parses no YAML and one file is enough.
@main
struct EmbedGuideline: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL
      .appending(path: "Guidelines").appending(path: "wervelmetastasen")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedGuideline.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-guideline").url,
        arguments: [folder.path, output.path],
        inputFiles: try files(in: folder), outputFiles: [output])
    ]
  }

  private func files(in folder: URL) throws -> [URL] {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { file in
      let isContent = ["yaml", "md"].contains(file.pathExtension)
      return try isContent && file.resourceValues(forKeys: Set(keys)).isRegularFile == true
    }
  }
}
