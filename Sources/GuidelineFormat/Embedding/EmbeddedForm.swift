import GuidelineModel

extension LoadedGuideline {
  /// The compact form of a guideline folder, for embedding in a binary.
  ///
  /// The folder is read and checked first, so an invalid guideline cannot be embedded.
  ///
  /// - Parameter folder: The path of the guideline's folder.
  /// - Returns: A text that ``init(embedded:)`` reads without parsing YAML; every line ends in a
  ///   line feed.
  /// - Throws: ``InvalidGuideline`` with all problems when the folder has an error.
  package static func embeddedForm(ofFolder folder: String) throws -> String {
    try GuidelineFolder.draft(atPath: folder).draft.compactForm
  }

  /// Reads a compact form written by ``embeddedForm(ofFolder:)``, with the same checks as for a
  /// folder.
  package init(embedded form: String) throws {
    let resolved = try ResolvedDraft(try GuidelineDraft(compactForm: form))
    self.init(guideline: resolved.guideline, findings: [])
  }
}

extension GuidelineDraft {
  /// The draft in compact form.
  var compactForm: String {
    var writer = CompactWriter()
    writer.write(self)
    return writer.form
  }

  /// Reads a complete compact form.
  init(compactForm: String) throws(InvalidCompactForm) {
    var reader = try CompactReader(compactForm)
    try self.init(from: &reader)
    try reader.finish()
  }
}
