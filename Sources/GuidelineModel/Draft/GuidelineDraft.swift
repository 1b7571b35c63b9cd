/// A guideline as read from its files: every part is well-formed, but names are not resolved yet.
///
/// A draft is produced by a reader or embedded in a binary. ``Guideline/init(_:)`` turns it into a
/// guideline, or into the list of all its problems.
package struct GuidelineDraft: Hashable, Sendable {
  package var header: Header
  package var items: [Item]
  package var trees: [TreeDraft]
  package var readings: [ReadingDraft]
  package var warnings: [WarningDraft]
  package var notes: [NoteDraft]
  package var plan: PlanContent
  package var letters: [Letter]

  package init(
    header: Header, items: [Item], trees: [TreeDraft], readings: [ReadingDraft],
    warnings: [WarningDraft], notes: [NoteDraft], plan: PlanContent, letters: [Letter] = []
  ) {
    self.header = header
    self.items = items
    self.trees = trees
    self.readings = readings
    self.warnings = warnings
    self.notes = notes
    self.plan = plan
    self.letters = letters
  }

  package struct Header: Hashable, Sendable {
    package var id: Name<Guideline>
    package var version: String
    package var title: Text
    package var report: Text?
    package var timeZone: String
    package var start: Name<Tree>
    package var scope: Scope
    package var events: [Event]
    package var phases: [PhaseDraft]
    package var entries: [EntryDraft]
    package var trees: [Name<Tree>]
    package var document: SourceDocument
    package var sources: [Source]

    package init(
      id: Name<Guideline>, version: String, title: Text, report: Text? = nil, timeZone: String,
      start: Name<Tree>, scope: Scope, events: [Event], phases: [PhaseDraft], entries: [EntryDraft],
      trees: [Name<Tree>], document: SourceDocument, sources: [Source]
    ) {
      self.id = id
      self.version = version
      self.title = title
      self.report = report
      self.timeZone = timeZone
      self.start = start
      self.scope = scope
      self.events = events
      self.phases = phases
      self.entries = entries
      self.trees = trees
      self.document = document
      self.sources = sources
    }
  }
}

package struct PhaseDraft: Hashable, Sendable {
  package var id: Name<Phase>
  package var label: Text
  package var trees: [Name<Tree>]

  package init(id: Name<Phase>, label: Text, trees: [Name<Tree>]) {
    self.id = id
    self.label = label
    self.trees = trees
  }
}

package struct EntryDraft: Hashable, Sendable {
  package var id: Name<EntryPoint>
  package var label: Text
  package var trees: [Name<Tree>]

  package init(id: Name<EntryPoint>, label: Text, trees: [Name<Tree>]) {
    self.id = id
    self.label = label
    self.trees = trees
  }
}
