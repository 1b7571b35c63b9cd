import Consultation
import GuidelineModel
import JSON
import Proof

/// Says classes of patients of one tree: who they are, what was advised and what is advised now.
struct ClassWords {
  let old: Tree
  let new: Tree
  let conditions: ConditionWords

  private var language: Language { conditions.language }
  private var phrases: ProofPhrases { ProofPhrases(language) }

  func summary(_ outcome: Index<Outcome>?, of tree: Tree) -> String {
    outcome.map { tree.outcomes[$0.offset].summary[language] } ?? phrases.valueUnknown
  }

  /// A class as a few lines of text.
  func lines(_ patients: PatientClass) -> [String] {
    var lines = [
      "  \(phrases.ofAllAnswers(phrases.percentage(patients.share))), "
        + phrases.direction(patients.direction)
    ]
    for (place, condition) in patients.conditions.enumerated() {
      lines.append(
        "    \(place == 0 ? phrases.who : phrases.or): \(conditions.sentence(condition))")
    }
    lines.append("    \(phrases.was): \(summary(patients.old, of: old))")
    lines.append("    \(phrases.becomes): \(summary(patients.new, of: new))")
    lines.append(
      "    \(phrases.witness): \(conditions.json(patients.witness, from: new.id))")
    return lines
  }

  /// A class as a JSON object.
  func write(_ patients: PatientClass, to json: inout JSONText) {
    json.object { json in
      json.member("old", patients.old.map { old.outcomes[$0.offset].id.text })
      json.member("new", patients.new.map { new.outcomes[$0.offset].id.text })
      json.member("direction", patients.direction.rawValue)
      json.member("share") { $0.share(patients.share) }
      json.member("conditions") { json in
        json.array(patients.conditions) { conditions.write($1, to: &$0) }
      }
      json.member("witness") { json in
        json.object { conditions.write(patients.witness, from: new.id, to: &$0) }
      }
    }
  }
}
