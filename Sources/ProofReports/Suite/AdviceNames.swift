import Exchange
import GuidelineModel
import JSON
import Reasoning

/// The keys and names that an advice can have, according to its schema.
///
/// Expectations are checked against them, since an author can mistype a name in an expectation as
/// easily as in a case.
struct AdviceNames: Sendable {
  /// A value of an advice, with the schema of what it can hold.
  struct Node {
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
  var top: Node { Node(schema: schema) }

  /// The value at a key of an object; nil if there is no such key.
  func member(_ key: String, of node: Node?) -> Node? {
    guard let node, let member = node.schema["properties"]?[key] else { return nil }
    // Steps without a name of their own have a derived name in plans, which the schema does not
    // list.
    switch key {
    case "step": return Node(schema: steps)
    case "for": return Node(schema: awaited)
    case "against", "chosenOver", "steps": return Node(schema: ["items": steps])
    default: return Node(schema: resolved(member))
    }
  }

  /// The elements of an array.
  func element(of node: Node?) -> Node? {
    node?.schema["items"].map { Node(schema: resolved($0)) }
  }

  /// The mistake of an expectation for an unknown key; nil if the key is known.
  func fault(ofKey key: String, of node: Node) -> Mismatch.UnknownName? {
    guard let known = node.schema["properties"]?.members?.map(\.key), !known.contains(key) else {
      return nil
    }
    return Mismatch.UnknownName(kind: .key, nearest: nearestName(to: key, in: known))
  }

  /// The mistake of an expected value that can never occur; nil if it can.
  func fault(of value: JSONValue, at node: Node?) -> Mismatch.UnknownName? {
    guard let text = value.string,
      let known = node?.schema["enum"]?.elements?.compactMap(\.string), !known.contains(text)
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
