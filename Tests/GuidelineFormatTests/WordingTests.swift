import BuiltInGuideline
import Foundation
import GuidelineFormat
import GuidelineModel
import Testing

/// The Dutch wording is the source's own, to the letter.
///
/// "To the letter" means: lines joined by a space, hyphenation at line ends undone,
/// `(PET)-CT- thorax` without its inner space, everything else kept.
struct WordingTests {
  @Test
  func `every Dutch label that is not ours stands in the source`() throws {
    let source = try source()
    let guideline = try LoadedGuideline.builtIn().guideline
    var labels: [Text] = []
    for item in guideline.items {
      labels.append(item.label)
      labels += item.values.map(\.label)
    }
    for tree in guideline.trees + guideline.readings.map(\.alternative) {
      labels += [tree.title, tree.tab]
      for decision in tree.decisions {
        labels.append(decision.label)
        labels += decision.branches.map(\.label)
      }
    }
    let unknown = labels.filter { !$0.isOurs && !source.contains($0.nl) }.map(\.nl)
    #expect(Set(unknown).sorted() == [])
  }

  @Test
  func `every Dutch outcome wording that is not ours stands in the source`() throws {
    let source = try source()
    let wordings = try LoadedGuideline.builtIn().guideline.trees.flatMap(\.outcomes).map(\.wording)
    #expect(wordings.filter { !$0.isOurs && !source.contains($0.nl) }.map(\.nl) == [])
  }

  @Test(arguments: Language.allCases)
  func `every word of an outcome stands in its actions, as often`(language: Language) throws {
    for tree in try LoadedGuideline.builtIn().guideline.trees {
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
    for tree in try LoadedGuideline.builtIn().guideline.trees {
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

  /// A hyphen at the end of a line either belongs to the word or breaks it; both are read.
  private func source() throws -> String {
    let url = Fixture.package.appending(path: "Guidelines/wervelmetastasen/source.txt")
    let text = try String(contentsOf: url, encoding: .utf8)
    let broken = text.replacing(#/(\p{Ll})-\n\s*(\p{Ll})/#) { "\($0.1)\($0.2)" }
    return [broken, text].map { text in
      text.replacing(#/-\n\s*/#, with: "-").replacing(#/\s+/#, with: " ")
        .replacing("(PET)-CT- thorax", with: "(PET)-CT-thorax")
    }.joined(separator: "\n")
  }
}
