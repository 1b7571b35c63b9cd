import BuiltInGuideline
import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// The guideline that the binary carries is the folder in `Guidelines/`, whole and sound.
struct BuiltInGuidelineTests {
  private static var folder: String {
    Repository.file("Guidelines/wervelmetastasen").path
  }

  @Test
  func `it reads without an error and without a finding`() throws {
    let loaded = try GuidelineFolder.read(atPath: Self.folder)
    #expect(loaded.findings == [])
  }

  @Test
  func `the embedded form is the folder`() throws {
    let folder = try GuidelineFolder.read(atPath: Self.folder)
    let embedded = try LoadedGuideline.builtIn()
    #expect(embedded.digest == folder.digest)
    #expect(embedded.guideline.canonicalLogic == folder.guideline.canonicalLogic)
    #expect(embedded.guideline.id == folder.guideline.id)
    #expect(embedded.guideline.version == folder.guideline.version)
    #expect(embedded.guideline.title == folder.guideline.title)
    #expect(embedded.guideline.timeZone == folder.guideline.timeZone)
    #expect(embedded.guideline.scope == folder.guideline.scope)
    #expect(embedded.guideline.document == folder.guideline.document)
    #expect(embedded.guideline.sources == folder.guideline.sources)
    #expect(embedded.guideline.events == folder.guideline.events)
    #expect(embedded.guideline.items == folder.guideline.items)
    #expect(embedded.guideline.trees == folder.guideline.trees)
    #expect(embedded.guideline.phases == folder.guideline.phases)
    #expect(embedded.guideline.entries == folder.guideline.entries)
    #expect(embedded.guideline.start == folder.guideline.start)
    #expect(embedded.guideline.readings == folder.guideline.readings)
    #expect(embedded.guideline.warnings == folder.guideline.warnings)
    #expect(embedded.guideline.notes == folder.guideline.notes)
  }

  @Test
  func `any guideline embeds to the same guideline`() throws {
    let folder = try GuidelineFolder.read(atPath: Repository.minimalGuideline.path)
    let embedded = try LoadedGuideline(
      embedded: LoadedGuideline.embeddedForm(ofFolder: Repository.minimalGuideline.path))
    #expect(embedded.digest == folder.digest)
    #expect(embedded.guideline.trees == folder.guideline.trees)
    #expect(embedded.guideline.items == folder.guideline.items)
  }

  @Test
  func `a guideline with a mistake is not embedded`() throws {
    let guideline = try TemporaryFolder(copyOf: Repository.minimalGuideline)
    try guideline.remove("notes.yaml")
    #expect(throws: InvalidGuideline.self) {
      try LoadedGuideline.embeddedForm(ofFolder: guideline.path)
    }
  }

  @Test
  func `it has all of the source`() throws {
    let guideline = try LoadedGuideline.builtIn().guideline
    let decisions = guideline.trees.flatMap(\.decisions)
    let endings = decisions.flatMap(\.branches).filter { branch in
      if case .outcome = branch.target { true } else { false }
    }
    #expect(guideline.items.count == 33)
    #expect(guideline.trees.count == 12)
    #expect(decisions.count == 45)
    #expect(endings.count == 61)
    #expect(guideline.trees.flatMap(\.outcomes).count == 47)
    #expect(guideline.readings.count == 11)
    // The source sets the trees of treatment in another order than they follow each other.
    #expect(guideline.trees.map(\.page) == [1, 2, 3, 4, 6, 8, 5, 7, 9, 10, 11, 12])
  }

  @Test
  func `its usual ways in are those of the specification`() throws {
    let guideline = try LoadedGuideline.builtIn().guideline
    #expect(
      guideline.entries.map { $0.trees.map { guideline[$0].id.text } } == [
        ["imaging"], ["further-diagnostics"], ["time-to-treatment", "treatment-indication"],
        ["surgery-radiotherapy-interval"], ["follow-up"],
      ])
  }
}
