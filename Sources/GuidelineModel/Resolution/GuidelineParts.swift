/// The parts of a guideline after every name was looked up.
package struct GuidelineParts: Sendable {
  let header: GuidelineDraft.Header
  let items: [Item]
  let trees: [Tree]
  let phases: [Phase]
  let entries: [Entry]
  let start: Index<Tree>
  let readings: [Reading]
  let warnings: [Warning]
  let notes: [Note]
}

extension Guideline {
  /// Looks up every name of a draft.
  ///
  /// - Parameter draft: What a guideline's files say.
  /// - Throws: ``InvalidDraft`` with every error at once, so that an author mends a file in one round.
  package init(_ draft: GuidelineDraft) throws(InvalidDraft) {
    var resolution = Resolution(draft)
    guard let parts = resolution.parts() else {
      throw InvalidDraft(problems: resolution.problems)
    }
    self.init(parts: parts)
  }

  /// What is worth mending in a draft that is no error.
  package static func findings(in draft: GuidelineDraft) -> [Problem] {
    var resolution = Resolution(draft)
    _ = resolution.parts()
    return resolution.problems.filter { $0.severity == .finding }
  }
}
