import Consultation
import Exchange
package import Foundation
package import GuidelineFormat
package import GuidelineModel
import JSON
package import Proof

/// What differs between two versions of a guideline, for people and for programs.
package struct DifferenceReport: Sendable {
  let old: LoadedGuideline
  let new: LoadedGuideline
  let difference: GuidelineDifference
  let language: Language

  /// Prepares a report.
  package init(
    old: LoadedGuideline, new: LoadedGuideline, difference: GuidelineDifference,
    language: Language
  ) {
    self.old = old
    self.new = new
    self.difference = difference
    self.language = language
  }

  var phrases: ProofPhrases { ProofPhrases(language) }
  var conditions: ConditionWords { ConditionWords(items: difference.items, language: language) }

  func words(_ change: GuidelineDifference.TreeChange) -> ClassWords {
    ClassWords(
      old: old.guideline[change.old], new: new.guideline[change.new], conditions: conditions)
  }

  func words(_ change: GuidelineDifference.ReadingChange) -> ClassWords {
    ClassWords(
      old: old.guideline.readings[change.old.offset].alternative,
      new: new.guideline.readings[change.new.offset].alternative, conditions: conditions)
  }

  /// The report in plain text.
  package var text: String {
    var lines = [
      "\(old.guideline.id) \(old.guideline.version) → \(new.guideline.id) \(new.guideline.version)"
    ]
    if !difference.structure.isEmpty {
      lines += ["", phrases.structureHeading.uppercased()]
      lines += difference.structure.map { "  \($0.path): \(phrases.kind($0.kind))" }
    }
    lines += ["", phrases.behaviourHeading.uppercased()]
    guard difference.changesAdvice else {
      return (lines + [phrases.nothingChanges]).map { $0 + "\n" }.joined()
    }
    for change in difference.trees {
      let tree = new.guideline[change.new]
      lines.append(phrases.tree(tree.title[language], tree.id.text))
      lines += change.outcomes.map { outcome in
        let aspects = outcome.aspects.map(phrases.aspect).joined(separator: ", ")
        return "  \(phrases.outcomeChanged(outcome.outcome.text, aspects))"
      }
      lines += change.classes.flatMap(words(change).lines)
    }
    for change in difference.readings {
      let tree = new.guideline.readings[change.new.offset].alternative
      lines.append(phrases.reading(change.reading.text, tree: tree.title[language]))
      lines += change.classes.flatMap(words(change).lines)
    }
    lines += difference.boundaries.map(sentence)
    lines += difference.otherLogic.map { "\($0.path): \(phrases.kind($0.kind))" }
    if let pathway = difference.pathway, pathway.share > 0 {
      lines.append(phrases.pathway(pathway.start.text, phrases.percentage(pathway.share)))
      lines += pathway.trees.map { "  \($0.tree): \(phrases.percentage($0.share))" }
    }
    if let limit = difference.pathwayLimit { lines.append(phrases.pathwayNotFollowed(limit)) }
    lines += ["", phrases.shareExplained]
    return lines.map { $0 + "\n" }.joined()
  }

  /// A changed boundary in words.
  func sentence(_ change: BoundaryChange) -> String {
    func label(_ value: Name<Item.Value>, _ guideline: Guideline) -> String {
      let item = guideline.item(named: change.item.text).map { guideline[$0] }
      return item?.values.first { $0.id == value }?.label[language] ?? value.text
    }
    return phrases.boundary(
      change.item.text, phrases.amount(change), label(change.old, old.guideline),
      label(change.new, new.guideline))
  }

  /// The report for programs.
  package var json: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("old") { $0.version(of: old.guideline, digest: old.digest) }
      json.member("new") { $0.version(of: new.guideline, digest: new.digest) }
      json.member("changesAdvice", difference.changesAdvice)
      json.member("structure") { $0.changes(difference.structure) }
      json.member("trees") { json in
        json.array(difference.trees) { json, change in
          json.object { json in
            json.member("tree", change.tree.text)
            json.member("outcomes") { json in
              json.array(change.outcomes) { json, outcome in
                json.object { json in
                  json.member("outcome", outcome.outcome.text)
                  json.member("aspects", outcome.aspects.map(\.rawValue))
                }
              }
            }
            json.classes(change.classes, words(change))
          }
        }
      }
      json.member("readings") { json in
        json.array(difference.readings) { json, change in
          json.object { json in
            json.member("reading", change.reading.text)
            json.classes(change.classes, words(change))
          }
        }
      }
      json.member("boundaries") { json in
        json.array(difference.boundaries) { json, change in
          json.object { json in
            json.member("item", change.item.text)
            json.member(change.isMonths ? "months" : "seconds") {
              $0.number(thousandths: change.thousandths)
            }
            json.member("old", change.old.text)
            json.member("new", change.new.text)
          }
        }
      }
      json.member("otherLogic") { $0.changes(difference.otherLogic) }
      if let pathway = difference.pathway {
        json.member("pathway") { json in
          json.object { json in
            json.member("start", pathway.start.text)
            json.member("share") { $0.share(pathway.share) }
            json.member("trees") { json in
              json.array(pathway.trees) { json, change in
                json.object { json in
                  json.member("tree", change.tree.text)
                  json.member("share") { $0.share(change.share) }
                }
              }
            }
          }
        }
      }
      json.member("notWorkedOut", difference.pathwayLimit == nil ? [] : ["pathway"])
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}

extension JSONText {
  fileprivate mutating func changes(_ changes: [StructuralChange]) {
    array(changes) { json, change in
      json.object { json in
        json.member("path", change.path)
        json.member("kind", change.kind.rawValue)
      }
    }
  }

  mutating func classes(_ classes: [PatientClass], _ words: ClassWords) {
    member("classes") { json in
      json.array(classes) { words.write($1, to: &$0) }
    }
  }
}
