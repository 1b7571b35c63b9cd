import Foundation
import GuidelineFormat

/// Writes the compact form of a guideline folder as a Swift file, for the build plugin.
///
/// Arguments: the guideline's folder and the file to write.
@main
enum Embed {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      fail("usage: embed-guideline FOLDER OUTPUT")
    }
    do {
      let form = try LoadedGuideline.embeddedForm(ofFolder: arguments[1])
      let source = "let embeddedGuideline = \(literal(of: form))\n"
      try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
    } catch {
      fail("\(error)")
    }
  }

  /// A text as a Swift string literal, with more number signs around it than stand together in it.
  private static func literal(of text: String) -> String {
    let longest = text.utf8.split { $0 != UInt8(ascii: "#") }.map(\.count).max() ?? 0
    let signs = String(repeating: "#", count: longest + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
