import Consultation
import GuidelineModel
import JSON
import Proof
import Reasoning

/// Writes conditions on answers in words and as JSON.
struct ConditionWords {
  /// In the order of the levels.
  let items: [Item]
  let language: Language
  /// Labels that several items have; such items are shown with their names.
  private let ambiguous: Set<String>

  init(items: [Item], language: Language) {
    self.items = items
    self.language = language
    ambiguous = repeated(items.map { $0.label[language] })
  }

  init(_ guideline: Guideline, language: Language) {
    self.init(items: ItemSpace(guideline).items.map { guideline[$0] }, language: language)
  }

  private var phrases: ProofPhrases { ProofPhrases(language) }

  /// The condition in words: "Pijn: Matig of Hevig; Wervelmetastasen: Symptomatisch".
  func sentence(_ condition: AnswerCondition) -> String {
    guard !condition.parts.isEmpty else {
      return phrases.either("elke patiënt", "every patient")
    }
    return condition.parts.map(words).joined(separator: "; ")
  }

  func words(_ part: AnswerCondition.Part) -> String {
    let item = items[part.level]
    let ambiguousValues = repeated(item.values.map { $0.label[language] })
    let values = part.values.map { place in
      let value = item.values[place]
      return named(value.label[language], value.id.text, ambiguousValues)
    }
    let label = named(item.label[language], item.id.text, ambiguous)
    return "\(label): \(phrases.oneOf(values))"
  }

  private func named(_ label: String, _ name: String, _ ambiguous: Set<String>) -> String {
    ambiguous.contains(label) ? "\(label) (\(name))" : label
  }

  /// Writes the members of a case into the object being written.
  func write(_ witness: Finding.Witness, of guideline: Guideline, to json: inout JSONText) {
    let start = witness.start.map { guideline[$0].id.text }
    if start.count == 1 { json.member("start", start[0]) } else { json.member("start", start) }
    json.member("answers") { write(witness.answers, to: &$0) }
    guard let now = witness.now else { return }
    json.member("events") { json in
      json.object { json in
        for (place, event) in guideline.events.enumerated() {
          if let time = witness.events[Index(place)] {
            let told = Timestamp(time, offsetSeconds: now.offsetSeconds)
            json.member(event.id.text, told.rfc3339)
          } else if witness.unknownTimes.contains(Index(place)) {
            json.member(event.id.text) { json in json.object { $0.member("unknown", true) } }
          }
        }
      }
    }
    json.member("now", now.rfc3339)
  }

  /// Writes the condition as an object with the values of each item.
  func write(_ condition: AnswerCondition, to json: inout JSONText) {
    json.object { json in
      for part in condition.parts {
        let item = items[part.level]
        let names = part.values.map { item.values[$0].id.text }
        if names.count == 1 {
          json.member(item.id.text, names[0])
        } else {
          json.member(item.id.text, names)
        }
      }
    }
  }

  /// A case as JSON on one line, as `advise` reads it.
  func json(_ witness: Finding.Witness, of guideline: Guideline) -> String {
    var json = JSONText(indented: false)
    json.object { write(witness, of: guideline, to: &$0) }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// The texts that occur more than once.
private func repeated(_ texts: [String]) -> Set<String> {
  var seen: Set<String> = []
  return Set(texts.filter { !seen.insert($0).inserted })
}
