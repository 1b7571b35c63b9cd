import Foundation
import GuidelineFormat
import GuidelineModel
import TestSupport
import Testing

/// The Dutch wording is the source's own, to the letter, as ``SourceText`` reads it.
struct WordingTests {
  @Test
  func `the source has as many pages as the guideline says`() throws {
    #expect(try SourceText().pageCount == Clinic.builtIn().guideline.document.pageCount)
  }

  @Test
  func `every Dutch label of a tree that is not ours stands on its page`() throws {
    let source = try SourceText()
    let guideline = try Clinic.builtIn().guideline
    for tree in guideline.trees + guideline.readings.map(\.alternative) {
      let labels = [tree.title] + tree.decisions.flatMap { [$0.label] + $0.branches.map(\.label) }
      let unknown = labels.filter { !$0.isOurs && !source.has($0.nl, on: [tree.page]) }
      #expect(unknown.map(\.nl) == [], "\(tree.id), page \(tree.page)")
    }
  }

  @Test
  func `every Dutch tab that is not ours stands on a page`() throws {
    let source = try SourceText()
    let tabs = try Clinic.builtIn().guideline.trees.map(\.tab)
    let unknown = tabs.filter { !$0.isOurs && !source.has($0.nl, on: 1...source.pageCount) }
    #expect(unknown.map(\.nl) == [])
  }

  @Test
  func `every Dutch label of an item that is not ours stands on a page that asks it`() throws {
    let source = try SourceText()
    let guideline = try Clinic.builtIn().guideline
    for (place, item) in guideline.items.enumerated() {
      let pages = guideline.trees.filter { tree in
        tree.decisions.contains { $0.item.offset == place }
      }.map(\.page)
      let labels = [item.label] + item.values.map(\.label)
      let unknown = labels.filter { !$0.isOurs && !source.has($0.nl, on: pages) }
      #expect(unknown.map(\.nl) == [], "\(item.id), pages \(pages)")
    }
  }

  @Test
  func `every Dutch outcome wording that is not ours stands on the page of its tree`() throws {
    let source = try SourceText()
    for tree in try Clinic.builtIn().guideline.trees {
      let wordings = tree.outcomes.map(\.wording)
      let unknown = wordings.filter { !$0.isOurs && !source.has($0.nl, on: [tree.page]) }
      #expect(unknown.map(\.nl) == [], "\(tree.id), page \(tree.page)")
    }
  }

  @Test(arguments: Language.allCases)
  func `every word of an outcome stands in its actions, as often`(language: Language) throws {
    for tree in try Clinic.builtIn().guideline.trees {
      for outcome in tree.outcomes {
        let structured = Self.words(Self.texts(of: outcome.action).map { $0[language] })
        let missing = Self.words([outcome.wording[language]]).filter { word, count in
          !Self.joiningWords(in: language).contains(word) && structured[word, default: 0] < count
        }
        #expect(missing.keys.sorted() == [], "\(tree.id)/\(outcome.id)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a word joins two actions where, and only where, the source has it`(
    language: Language
  ) throws {
    for tree in try Clinic.builtIn().guideline.trees {
      for outcome in tree.outcomes {
        let wording = outcome.wording[language]
        let joints = Self.joints(of: outcome.action, in: language)
        let misplaced = joints.filter { joint in
          let passage = " \(joint.word) \(joint.next)"
          let isThere = wording.range(of: passage, options: .caseInsensitive) != nil
          return isThere != joint.isSaid
        }
        #expect(misplaced.map(\.next) == [], "\(tree.id)/\(outcome.id)")
        for word in ["EN", "OF", "AND", "OR"] {
          #expect(
            wording.split(separator: " ").count { $0 == word }
              == joints.count { $0.isSaid && $0.word == word }, "\(tree.id)/\(outcome.id)")
        }
      }
    }
  }

  /// Where one action of a group ends and the next begins.
  private struct Joint {
    /// The word of the group.
    let word: String
    let isSaid: Bool
    /// The first words of the next action.
    let next: String
  }

  private static func joints(of action: Action, in language: Language) -> [Joint] {
    guard case .group(let group) = action else { return [] }
    let word =
      switch (group.join, language) {
      case (.allOf, .dutch): "EN"
      case (.allOf, .english): "AND"
      case (.oneOf, .dutch): "OF"
      case (.oneOf, .english): "OR"
      case (.inOrder, .dutch): "gevolgd door"
      case (.inOrder, .english): "followed by"
      }
    return zip(group.joiners, group.actions.dropFirst()).map { joiner, next in
      Joint(word: word, isSaid: joiner == .word, next: firstWords(of: next, in: language))
    } + group.actions.flatMap { joints(of: $0, in: language) }
  }

  private static func firstWords(of action: Action, in language: Language) -> String {
    switch action {
    case .step(let step): step.text[language]
    case .group(let group): firstWords(of: group.actions[0], in: language)
    }
  }

  private static func joiningWords(in language: Language) -> Set<String> {
    switch language {
    case .dutch: ["en", "of", "gevolgd", "door"]
    case .english: ["and", "or", "followed", "by"]
    }
  }

  private static func texts(of action: Action) -> [Text] {
    switch action {
    case .step(let step):
      [step.text] + [step.condition].compactMap(\.self) + step.remarks
    case .group(let group):
      [group.condition].compactMap(\.self) + group.actions.flatMap(texts)
    }
  }

  /// How often each word stands in some texts.
  private static func words(_ texts: [String]) -> [String: Int] {
    let punctuation = CharacterSet(charactersIn: ".,:;()")
    let words = texts.flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace) }
      .map { $0.trimmingCharacters(in: punctuation) }.filter { !$0.isEmpty }
    return Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
