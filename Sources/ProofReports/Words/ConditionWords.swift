import Consultation
import GuidelineModel
import Proof

/// Says conditions on answers in words and as cases.
struct ConditionWords {
  let guideline: Guideline
  let space: ItemSpace
  let language: Language

  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// A condition as people read it: "Pijn: Matig of Hevig; Wervelmetastasen: Symptomatisch".
  func sentence(_ condition: AnswerCondition) -> String {
    guard !condition.parts.isEmpty else {
      return phrases.either("elke patiënt", "every patient")
    }
    return condition.parts.map(words).joined(separator: "; ")
  }

  private func words(_ part: AnswerCondition.Part) -> String {
    let item = guideline[space.items[part.level]]
    let values = phrases.oneOf(part.values.map { item.values[$0].label[language] })
    return "\(item.label[language]): \(values)"
  }

  /// Writes the members `start` and `answers` of a case into the object being written.
  static func write(
    _ condition: AnswerCondition, from start: Index<Tree>, in guideline: Guideline,
    _ space: ItemSpace, to json: inout JSONText
  ) {
    json.member("start", guideline[start].id.text)
    json.member("answers") { json in
      json.object { json in
        for part in condition.parts {
          let item = guideline[space.items[part.level]]
          let names = part.values.map { item.values[$0].id.text }
          if names.count == 1 {
            json.member(item.id.text, names[0])
          } else {
            json.member(item.id.text, names)
          }
        }
      }
    }
  }

  /// A case on one line, as `advise` reads it.
  func json(_ condition: AnswerCondition, from start: Index<Tree>) -> String {
    var json = JSONText(indented: false)
    json.object { Self.write(condition, from: start, in: guideline, space, to: &$0) }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
