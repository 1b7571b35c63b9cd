import Consultation
import Exchange
package import Foundation
package import GuidelineFormat
package import GuidelineModel
import JSON
package import Proof

/// The difference between two versions of a guideline, for people and for programs.
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
  var fields: FieldWords {
    FieldWords(
      language: language, oldEvents: old.guideline.events, newEvents: new.guideline.events)
  }

  func words(_ change: GuidelineDifference.TreeChange) -> ClassWords {
    ClassWords(
      old: VersionedTree(guideline: old.guideline, tree: old.guideline[change.old]),
      new: VersionedTree(guideline: new.guideline, tree: new.guideline[change.new]),
      conditions: conditions)
  }

  func words(_ change: GuidelineDifference.ReadingChange) -> ClassWords {
    let before = old.guideline.readings[change.old.offset].alternative
    let after = new.guideline.readings[change.new.offset].alternative
    return ClassWords(
      old: VersionedTree(guideline: old.guideline, tree: before),
      new: VersionedTree(guideline: new.guideline, tree: after), conditions: conditions)
  }

  /// The labels of two things, with their names if the labels are the same.
  private static func distinct(
    _ old: (label: String, name: String), _ new: (label: String, name: String)
  ) -> (old: String, new: String) {
    old.label == new.label
      ? ("\(old.label) (\(old.name))", "\(new.label) (\(new.name))") : (old.label, new.label)
  }

  /// The number of changed texts.
  var changedTexts: Int { difference.rewordedParts.reduce(0) { $0 + $1.words.count } }

  /// The sentence for the case that no patient's advice changes.
  var nothingChanges: String {
    changedTexts == 0 ? phrases.nothingChanges : phrases.onlyWordsChange(changedTexts)
  }

  /// The changed parts, with the fields that no other section lists.
  var structure: [(head: String, lines: [String])] {
    let told = Set(
      difference.otherLogic.map(\.part)
        + difference.trees.flatMap { change in
          change.outcomes.map { .outcome($0.outcome, of: new.guideline[change.new].id) }
        })
    return difference.structure.map { change in
      let fields = told.contains(change.part) ? [] : change.structuralFields
      return (
        "\(change.part.text): \(phrases.words(change))", fields.flatMap(self.fields.lines)
      )
    }
  }

  /// Sentences about names: renamed parts, and parts that may be renamed.
  var renames: [String] {
    let count = difference.renamedParts.count
    return (count == 0 ? [] : [phrases.renamed(count)])
      + difference.suspectedRenames.map(phrases.suspected)
      + difference.unlikeParts.map(phrases.unlike)
  }

  /// A changed boundary as a sentence.
  func sentence(_ change: BoundaryChange) -> String {
    func value(_ value: BoundaryChange.ItemValue, _ guideline: Guideline) -> (String, String) {
      let value = guideline[value.item].values[value.value]
      return (value.label[language], value.id.text)
    }
    let (was, becomes) = Self.distinct(
      value(change.old, old.guideline), value(change.new, new.guideline))
    return phrases.boundary(
      new.guideline[change.new.item].id.text, phrases.amount(change), was, becomes)
  }

  /// The changes of an outcome, field by field.
  func lines(_ change: OutcomeChange) -> [String] {
    let aspects = change.aspects.map(phrases.aspect).joined(separator: ", ")
    return [phrases.outcomeChanged(change.outcome.text, aspects)]
      + change.fields.flatMap(fields.lines).map { "  \($0)" }
  }

  /// The report in plain text.
  package var text: String {
    var lines = [
      "\(old.guideline.id) \(old.guideline.version) → \(new.guideline.id) \(new.guideline.version)"
    ]
    if !difference.structure.isEmpty {
      lines += ["", phrases.structureHeading.uppercased()]
      lines += structure.listed(indent: "  ", in: phrases) { part in
        ["  \(part.head)"] + part.lines.map { "    \($0)" }
      }
      lines += renames.listed(indent: "  ", in: phrases) { ["  \($0)"] }
    }
    lines += ["", phrases.behaviourHeading.uppercased()]
    lines += difference.changesAdvice ? behaviour : [nothingChanges]
    if changedTexts > 0 {
      lines += ["", phrases.wordsHeading.uppercased(), phrases.textsChanged(changedTexts)]
      lines += difference.rewordedParts.listed(indent: "  ", in: phrases) { part in
        ["  \(part.part.text)"] + part.words.flatMap(fields.lines).map { "    \($0)" }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  var planWords: PlanClassWords {
    PlanClassWords(old: old.guideline, new: new.guideline, conditions: conditions)
  }

  /// A remark about plans: that not all were compared, or that changes show only with events.
  var plansRemark: String? {
    if let limit = difference.plansLimit { return phrases.plansNotCompared(limit) }
    return difference.changesPlanRules
      ? phrases.plansOfEvents(isNone: difference.plans.isEmpty) : nil
  }

  private var behaviour: [String] {
    var lines: [String] = []
    for change in difference.trees {
      let tree = new.guideline[change.new]
      lines.append(phrases.tree(tree.title[language], tree.id.text))
      lines += change.outcomes.flatMap(self.lines).map { "  \($0)" }
      lines += change.classes.listed(indent: "  ", in: phrases, words(change).lines)
    }
    for change in difference.readings {
      let reading = new.guideline.readings[change.new.offset]
      lines.append(
        phrases.reading(reading.id.text, tree: reading.alternative.title[language]))
      lines += change.classes.listed(indent: "  ", in: phrases, words(change).lines)
    }
    lines += difference.boundaries.listed(in: phrases) { [sentence($0)] }
    lines += difference.otherLogic.listed(in: phrases) { change in
      ["\(change.part.text): \(phrases.words(change))"]
        + change.structuralFields.flatMap(fields.lines).map { "  \($0)" }
    }
    if let pathway = difference.pathway, pathway.share > 0 {
      lines.append(phrases.pathway(pathway.start.text, phrases.percentage(pathway.share)))
      lines += pathway.trees.map { "  \($0.tree): \(phrases.percentage($0.share))" }
    }
    if let limit = difference.pathwayLimit { lines.append(phrases.pathwayNotFollowed(limit)) }
    if !difference.plans.isEmpty { lines.append(phrases.plansHeading) }
    lines += difference.plans.listed(indent: "  ", in: phrases) { planWords.lines($0) }
    lines += plansRemark.map { [$0] } ?? []
    return lines + ["", phrases.shareExplained]
  }

  /// The report as JSON.
  package var json: Data {
    var json = JSONText(indented: true)
    json.object { json in
      json.member("old") { $0.version(of: old.guideline, digest: old.digest) }
      json.member("new") { $0.version(of: new.guideline, digest: new.digest) }
      json.member("changesAdvice", difference.changesAdvice)
      json.member("changesWording", changedTexts > 0)
      json.member("structure") { $0.parts(difference.structure) }
      json.member("suspectedRenames") { json in
        json.array(difference.suspectedRenames) { json, rename in
          json.object { json in
            json.member("path", rename.part.text)
            json.member("was", rename.oldName)
          }
        }
      }
      json.member("unlikeParts", difference.unlikeParts.map(\.part.text))
      json.member("trees") { json in
        json.array(difference.trees) { json, change in
          json.object { json in
            json.member("tree", new.guideline[change.new].id.text)
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
            json.member("reading", new.guideline.readings[change.new.offset].id.text)
            json.classes(change.classes, words(change))
          }
        }
      }
      json.member("boundaries") { json in
        json.array(difference.boundaries) { json, change in
          json.object { json in
            let (was, becomes) = (
              old.guideline[change.old.item], new.guideline[change.new.item]
            )
            json.member("item", becomes.id.text)
            json.member(change.scale.unit) { $0.number(thousandths: change.thousandths) }
            json.member("old", was.values[change.old.value].id.text)
            json.member("new", becomes.values[change.new.value].id.text)
          }
        }
      }
      json.member("otherLogic") { $0.parts(difference.otherLogic) }
      json.member("wording") { $0.words(difference.rewordedParts) }
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
      json.member("plans") { json in
        json.array(difference.plans) { planWords.write($1, to: &$0) }
      }
      json.member(
        "notWorkedOut",
        (difference.pathwayLimit == nil ? [] : ["pathway"])
          + (difference.plansLimit == nil ? [] : ["plans"]))
    }
    return Data(json.bytes) + Data("\n".utf8)
  }
}

extension JSONText {
  mutating func classes(_ classes: [PatientClass], _ words: ClassWords) {
    member("classes") { json in
      json.array(classes) { words.write($1, to: &$0) }
    }
  }
}
