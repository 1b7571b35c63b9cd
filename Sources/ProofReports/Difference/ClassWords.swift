import Consultation
import GuidelineModel
import JSON
import Proof

/// A tree in one version of a guideline.
struct VersionedTree {
  let guideline: Guideline
  let tree: Tree
}

/// Describes classes of patients of a tree: who they are, their old outcome and their new one.
struct ClassWords {
  let old: VersionedTree
  let new: VersionedTree
  let conditions: ConditionWords

  private var language: Language { conditions.language }
  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// The old and the new outcome of a class; nil if it is the same outcome.
  func outcomes(of patients: PatientClass) -> (was: String, becomes: String)? {
    guard !patients.isSameOutcome else { return nil }
    let (was, becomes) = (patients.old.map(old.outcome), patients.new.map(new.outcome))
    let (before, after) = (was?.words.headline[language], becomes?.words.headline[language])
    guard before == after, let was, let becomes else {
      return (before ?? phrases.answerUnknown, after ?? phrases.answerUnknown)
    }
    // Two outcomes with the same summary are distinguished by their names.
    return (
      "\(was.words.headline[language]) (\(was.id))",
      "\(becomes.words.headline[language]) (\(becomes.id))"
    )
  }

  /// The summary of the outcome that both versions give a class.
  func summary(of patients: PatientClass) -> String {
    patients.new.map { new.outcome($0).words.headline[language] } ?? ""
  }

  /// The witnesses of a class with their headings: one for both versions if possible.
  func witnesses(of patients: PatientClass) -> [(name: String, case: String)] {
    witnesses(patients.witness)
  }

  func witnesses(_ witness: WitnessPair?) -> [(name: String, case: String)] {
    guard let witness else {
      return [(phrases.witness, phrases.noWitness)]
    }
    let (before, after) = (json(witness.old, of: old), json(witness.new, of: new))
    return before == after
      ? [(phrases.witness, after)]
      : [(phrases.witness(before: true), before), (phrases.witness(before: false), after)]
  }

  /// The share of the class, and how its urgency changes.
  func heading(of patients: PatientClass) -> String {
    let share = phrases.ofAllAnswers(phrases.percentage(patients.share))
    // An undecided tree has no urgency to compare.
    guard patients.old != nil, patients.new != nil else { return share }
    return "\(share), \(phrases.direction(patients.direction))"
  }

  /// The largest number of conditions of a class that text lists.
  static let mostConditions = 20

  /// The class as lines of text.
  func lines(_ patients: PatientClass) -> [String] {
    var lines = ["  \(heading(of: patients))"]
    lines += Array(patients.conditions.enumerated())
      .listed(Self.mostConditions, indent: "    ", in: phrases) { place, condition in
        ["    \(place == 0 ? phrases.who : phrases.or): \(conditions.sentence(condition))"]
      }
    if let (was, becomes) = outcomes(of: patients) {
      lines.append("    \(phrases.was): \(was)")
      lines.append("    \(phrases.becomes): \(becomes)")
    } else {
      lines.append("    \(phrases.sameOutcome(summary(of: patients)))")
    }
    return lines + witnesses(of: patients).map { "    \($0.name): \($0.case)" }
  }

  /// Writes the class as a JSON object.
  func write(_ patients: PatientClass, to json: inout JSONText) {
    json.object { json in
      json.member("old", patients.old.map { old.outcome($0).id.text })
      json.member("new", patients.new.map { new.outcome($0).id.text })
      json.member("direction", patients.direction.rawValue)
      json.member("share") { $0.share(patients.share) }
      json.member("conditions") { json in
        json.array(patients.conditions) { conditions.write($1, to: &$0) }
      }
      if let witness = patients.witness { json.member("witness") { write(witness, to: &$0) } }
    }
  }

  /// Writes one case, or a case for each version if the versions know different things.
  func write(_ witness: WitnessPair, to json: inout JSONText) {
    guard self.json(witness.old, of: old) != self.json(witness.new, of: new) else {
      return write(witness.new, of: new, to: &json)
    }
    json.object { json in
      json.member("old") { write(witness.old, of: old, to: &$0) }
      json.member("new") { write(witness.new, of: new, to: &$0) }
    }
  }

  private func json(_ witness: WitnessCase, of version: VersionedTree) -> String {
    var json = JSONText(indented: false)
    write(witness, of: version, to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(
    _ witness: WitnessCase, of version: VersionedTree, to json: inout JSONText
  ) {
    json.object { json in
      json.member("start", version.guideline[witness.start].id.text)
      json.member("answers") { json in
        json.object { json in
          for answer in witness.answers {
            let item = version.guideline[answer.item]
            let names = answer.values.map { item.values[$0].id.text }
            if names.count == 1 {
              json.member(item.id.text, names[0])
            } else {
              json.member(item.id.text, names)
            }
          }
        }
      }
    }
  }
}

extension VersionedTree {
  fileprivate func outcome(_ place: Index<Outcome>) -> Outcome { tree.outcomes[place.offset] }
}
