import Foundation
@testable import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// Faults that a draft can have although no folder produces them.
struct DraftTests {
  @Test
  func `a tree without a rationale is refused`() throws {
    var draft = try GuidelineFolder.draft(atPath: Repository.minimalGuideline.path).draft
    draft.trees[1].rationale = nil
    #expect(problems(of: draft).map(\.code) == [.missingRationale])
    #expect(
      problems(of: draft).map(\.message) == [
        Text(
          nl: "boom \"potting\" heeft geen onderbouwing", en: "tree \"potting\" has no rationale")
      ])
  }

  @Test
  func `readings, warnings and notes are checked also where a listed tree is missing`() throws {
    var draft = try GuidelineFolder.draft(atPath: Repository.minimalGuideline.path).draft
    draft.trees.removeFirst()
    draft.items.removeFirst()
    #expect(problems(of: draft).contains { $0.code == .unknownTree })
    #expect(problems(of: draft).contains { $0.path.parts.first == .key("warnings") })
    #expect(problems(of: draft).contains { $0.path.parts.first == .key("notes") })
  }

  private func problems(of draft: GuidelineDraft) -> [DraftProblem] {
    do {
      _ = try ResolvedDraft(draft)
      return []
    } catch {
      return error.problems
    }
  }
}
