import Exchange
import GuidelineModel
import JSON
import Reasoning

/// The keys and names that an advice can have, as its schema tells them.
///
/// Who writes down what is expected mistypes a name as easily as who writes a case.
struct AdviceNames: Sendable {
  /// What can stand at a place of an advice.
  struct Place {
    fileprivate let schema: JSONValue
  }

  private let schema: JSONValue
  private let steps: JSONValue
  private let awaited: JSONValue

  init(_ guideline: Guideline) {
    schema = SchemaSet(guideline).schema(of: .advice)
    let steps = Reasoner(guideline).stepNames
    self.steps = ["enum": .texts(steps)]
    awaited = [
      "enum": .texts(
        steps + guideline.events.map(\.id.text) + guideline.plan.cautions.map(\.code.text))
    ]
  }

  /// The advice itself.
  var top: Place { Place(schema: schema) }

  /// What can stand at a key of an object; nil where nothing can.
  func member(_ key: String, of place: Place?) -> Place? {
    guard let place, let member = place.schema["properties"]?[key] else { return nil }
    // A step without a name of its own has one in plans.
    switch key {
    case "step": return Place(schema: steps)
    case "for": return Place(schema: awaited)
    case "against", "chosenOver", "steps": return Place(schema: ["items": steps])
    default: return Place(schema: resolved(member))
    }
  }

  /// What can stand in an array.
  func element(of place: Place?) -> Place? {
    place?.schema["items"].map { Place(schema: resolved($0)) }
  }

  /// Why a key that something is expected at is none; nil where it is one.
  func fault(ofKey key: String, of place: Place) -> Mismatch.UnknownName? {
    guard let known = place.schema["properties"]?.members?.map(\.key), !known.contains(key) else {
      return nil
    }
    return Mismatch.UnknownName(kind: .key, nearest: nearestName(to: key, in: known))
  }

  /// Why what is expected somewhere can never stand there; nil where it can.
  func fault(of value: JSONValue, at place: Place?) -> Mismatch.UnknownName? {
    guard let text = value.string,
      let known = place?.schema["enum"]?.elements?.compactMap(\.string), !known.contains(text)
    else { return nil }
    return Mismatch.UnknownName(kind: .value, nearest: nearestName(to: text, in: known))
  }

  private func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.string,
      let name = reference.split(separator: "/").last.map(String.init)
    else { return schema }
    return self.schema["$defs"]?[name] ?? schema
  }
}
