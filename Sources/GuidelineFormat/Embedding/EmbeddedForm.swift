import GuidelineModel

extension LoadedGuideline {
  /// The compact form of a guideline folder, for embedding in a binary.
  ///
  /// Nothing that is wrong can be embedded: the folder is read and checked first.
  ///
  /// - Parameter folder: The path of the guideline's folder.
  /// - Returns: A text that ``init(embedded:)`` reads without parsing any YAML; every line of it
  ///   ends in a line feed.
  /// - Throws: ``InvalidGuideline`` with every mistake in the folder.
  package static func embeddedForm(ofFolder folder: String) throws -> String {
    try GuidelineFolder.draft(atPath: folder).draft.compactForm
  }

  /// Reads the compact form that ``embeddedForm(ofFolder:)`` made, through the same checks as a
  /// folder.
  package init(embedded form: String) throws {
    let resolved = try ResolvedDraft(try GuidelineDraft(compactForm: form))
    self.init(guideline: resolved.guideline, findings: [])
  }
}

extension GuidelineDraft {
  /// The draft as ``CompactWriter`` writes it.
  var compactForm: String {
    var writer = CompactWriter()
    writer.write(self)
    return writer.form
  }

  /// Reads a compact form, to its end.
  init(compactForm: String) throws(DamagedForm) {
    var reader = try CompactReader(compactForm)
    try self.init(from: &reader)
    try reader.finish()
  }
}
