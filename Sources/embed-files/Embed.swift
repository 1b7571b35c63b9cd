import Foundation

/// Writes the files of some folders as a Swift file, for the build plugin.
///
/// Arguments: the folder of the target, the file to write, and the folders in it to embed. Every
/// file becomes the base64 of its bytes under its path.
@main
enum Embed {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else {
      fail("usage: embed-files TARGET OUTPUT FOLDER...")
    }
    do {
      let root = URL(filePath: arguments[1], directoryHint: .isDirectory)
      let lines = try arguments.dropFirst(3).flatMap { folder in
        try files(of: folder, in: root).map { path in
          let bytes = try Data(contentsOf: root.appending(path: path))
          return "  \"\(path)\": \"\(bytes.base64EncodedString())\",\n"
        }
      }
      let source = "let embeddedFiles: [String: String] = [\n\(lines.joined())]\n"
      try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
    } catch {
      fail("\(error)")
    }
  }

  private static func files(of folder: String, in root: URL) throws -> [String] {
    let folderURL = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: folderURL.path).sorted()
      .filter { !folderURL.appending(path: $0).resolvingSymlinksInPath().hasDirectoryPath }
      .filter { $0.contains(".") }
      .map { "\(folder)/\($0)" }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
