import Exchange
import GuidelineModel
import JSON
import Proof

extension JSONText {
  /// Parts that are different, each with its fields but for what people read.
  mutating func parts(_ changes: [PartChange]) {
    array(changes) { json, change in
      json.object { json in
        json.member("path", change.part.text)
        json.member("kind", change.kind.rawValue)
        json.member("was", change.formerName)
        if !change.structuralFields.isEmpty {
          json.member("changes") { json in
            json.array(change.structuralFields) { json, field in
              json.object { $0.members(of: field) }
            }
          }
        }
      }
    }
  }

  /// Everything that people read otherwise.
  mutating func words(_ changes: [PartChange]) {
    let words = changes.flatMap { change in change.words.map { (change.part.text, $0) } }
    array(words) { json, change in
      json.object { json in
        json.member("path", change.0)
        json.members(of: change.1)
      }
    }
  }

  private mutating func members(of change: FieldChange) {
    member("field", (change.places.map(key) + [change.field.rawValue]).joined(separator: "/"))
    if let old = change.old { member("old") { $0.value(old) } }
    if let new = change.new { member("new") { $0.value(new) } }
  }

  private func key(_ place: FieldChange.Place) -> String {
    switch place {
    case .step(let number, _): "steps/\(number)"
    case .steps(let first, let last): "steps/\(first)-\(last)"
    case .decision(let decision): "decisions/\(decision)"
    case .item(let item): "items/\(item)"
    case .key(let key): key
    case .values(let values): "values/\(values.map(\.text).joined(separator: ","))"
    }
  }

  private mutating func value(_ value: FieldChange.Value) {
    switch value {
    case .text(let text):
      object { json in
        json.member("nl", text.nl)
        json.member("en", text.en)
        if text.isOurs { json.member("ours", true) }
      }
    case .word(let word): string(word)
    case .words(let words): array(words) { $0.string($1) }
    case .amount(let amount, let unit): string("\(amount) \(unit)")
    case .span(let span): string(span.iso8601)
    case .flag(let flag): self.flag(flag)
    case .bound(let bound, let scale): self.bound(bound, of: scale)
    case .decision(let decision): object { $0.member("decision", decision.text) }
    case .outcome(let outcome): object { $0.member("outcome", outcome.text) }
    case .join(let join): string(join.rawValue)
    case .joiners(let joiners): array(joiners) { $0.string($1.rawValue) }
    case .strength(let strength): string(strength.rawValue)
    case .kind(let kind): string(kind.rawValue)
    case .urgency(let urgency): string(urgency.rawValue)
    case .end(let end): string(end.rawValue)
    case .action(let action): self.action(action)
    }
  }

  private mutating func bound(_ bound: Measurement.Bound, of scale: Scale) {
    object { json in
      json.member(bound.isInclusive ? "up-to" : "below") {
        $0.number(thousandths: bound.thousandths)
      }
      json.member("unit", scale.unit)
    }
  }
}
