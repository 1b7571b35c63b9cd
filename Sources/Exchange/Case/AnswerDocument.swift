import GuidelineModel
import JSON
import Reasoning

/// The JSON form of one answer: a value, an array of values, a measurement, or not known.
struct AnswerDocument {
  private let item: Item

  init(_ item: Item) {
    self.item = item
  }

  /// The answer that a JSON value describes.
  ///
  /// - Throws: ``CaseProblem`` when the value is not an answer to the item.
  func answer(in value: JSONDocument.Value) throws(CaseProblem) -> Answer {
    if let name = value.string {
      return .values(PossibleValues(only: try self.value(named: name, at: path)))
    }
    if let names = value.strings {
      return .values(try values(named: names))
    }
    guard let parts = value.members else {
      throw CaseProblem(
        path: path,
        message: Text(
          nl: "hier hoort een waarde, een lijst van waarden, een meting of {\"unknown\": true}",
          en: "a value, a list of values, a measurement or {\"unknown\": true} is expected here"),
        allowed: allowed)
    }
    return try measurementOrNotKnown(parts)
  }

  private var path: String { "$.answers.\(item.id)" }

  private var allowed: [String] { item.values.map(\.id.text) }

  private func value(
    named name: String, at path: @autoclosure () -> String
  ) throws(CaseProblem) -> Int {
    guard let value = item.valueIndex(named: name) else {
      throw CaseProblem(
        path: path(), message: Text(nl: "onbekende waarde", en: "unknown value"), allowed: allowed,
        suggestion: nearestName(to: name, in: allowed))
    }
    return value
  }

  private func values(named names: [String]) throws(CaseProblem) -> PossibleValues {
    guard !names.isEmpty else {
      throw CaseProblem(path: path, message: CaseDocument.emptyList, allowed: allowed)
    }
    var places: [Int] = []
    for (place, name) in names.enumerated() {
      let value = try value(named: name, at: "\(path)[\(place)]")
      guard !places.contains(value) else {
        throw CaseProblem(
          path: "\(path)[\(place)]",
          message: Text(nl: "een waarde staat er twee keer", en: "a value stands twice"))
      }
      places.append(value)
    }
    return PossibleValues(places)
  }

  private func measurementOrNotKnown(
    _ parts: [(key: String, value: JSONDocument.Value)]
  ) throws(CaseProblem) -> Answer {
    let scale = item.measurement?.scale
    let keys = [scale?.key, "unknown"].compactMap(\.self)
    guard parts.count == 1, let (key, value) = parts.first, keys.contains(key) else {
      throw CaseProblem(
        path: path,
        message: Text(
          nl: "een antwoord als object heeft precies één van deze sleutels",
          en: "an answer as an object has exactly one of these keys"),
        allowed: keys)
    }
    if let scale, key == scale.key {
      return try measurement(value, on: scale, at: "\(path).\(key)")
    }
    guard value.isTrue else {
      throw CaseProblem(
        path: "\(path).unknown",
        message: Text(
          nl: "\"unknown\" is alleen true; laat de vraag weg als die niet gesteld is",
          en: "\"unknown\" is only ever true; leave the item out where it was not asked"))
    }
    return .notKnown
  }

  private func measurement(
    _ value: JSONDocument.Value, on scale: Scale, at path: String
  ) throws(CaseProblem) -> Answer {
    switch scale.input {
    case .moment: return .onset(try value.timestamp(at: path).instant)
    case .number:
      guard let amount = value.amount else {
        throw CaseProblem(path: path, message: scale.allowed)
      }
      return .amount(amount, scale)
    }
  }
}

extension JSONDocument.Value {
  /// The exact number; `nil` if this is not a number.
  fileprivate var amount: Amount? {
    isNumber ? Amount(String(decoding: written, as: UTF8.self)) : nil
  }
}
