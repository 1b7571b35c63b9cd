import Foundation
import GuidelineModel

extension LoadedGuideline {
  /// The compact form of a guideline folder, for embedding in a binary.
  ///
  /// Nothing that is wrong can be embedded: the folder is read and checked first.
  ///
  /// - Parameter folder: The path of the guideline's folder.
  /// - Returns: A text that ``init(embedded:)`` reads without parsing any YAML.
  /// - Throws: ``InvalidGuideline`` with every mistake in the folder.
  package static func embeddedForm(ofFolder folder: String) throws -> String {
    let files = try GuidelineFolder.draft(atPath: folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(files.draft), as: UTF8.self)
  }

  /// Reads the compact form that ``embeddedForm(ofFolder:)`` made, through the same checks as a
  /// folder.
  package init(embedded text: String) throws {
    let draft = try JSONDecoder().decode(GuidelineDraft.self, from: Data(text.utf8))
    self.init(guideline: try Guideline(draft), findings: [])
  }
}
