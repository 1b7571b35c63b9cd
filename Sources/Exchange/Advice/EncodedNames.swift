import GuidelineModel
import JSON
import Reasoning

/// The names of a guideline as written in the JSON of an advice, encoded once for many advices.
///
/// A class, so that copying a writer takes few retains.
final class EncodedNames: Sendable {
  private let items: [[UInt8]]
  private let trees: [[UInt8]]
  private let events: [[UInt8]]
  private let readings: [[UInt8]]
  /// The outcomes of every tree.
  private let outcomes: [[[UInt8]]]
  /// Each value of every item alone, on one line.
  private let known: [[[UInt8]]]

  init(_ guideline: Guideline) {
    items = guideline.items.map { Self.written($0.id) }
    trees = guideline.trees.map { Self.written($0.id) }
    events = guideline.events.map { Self.written($0.id) }
    readings = guideline.readings.map { Self.written($0.id) }
    outcomes = guideline.trees.map { $0.outcomes.map { Self.written($0.id) } }
    known = guideline.items.map { item in
      item.values.indices.map { value in
        var json = JSONText(indented: false, expecting: 64)
        json.condition(item.id.text, [item.values[value].id.text])
        return json.bytes
      }
    }
  }

  subscript(item: Index<Item>) -> [UInt8] { items[item.offset] }
  subscript(tree: Index<Tree>) -> [UInt8] { trees[tree.offset] }
  subscript(event: Index<Event>) -> [UInt8] { events[event.offset] }
  subscript(reading: Index<Reading>) -> [UInt8] { readings[reading.offset] }
  subscript(outcome: Index<Outcome>, of tree: Index<Tree>) -> [UInt8] {
    outcomes[tree.offset][outcome.offset]
  }

  /// One value of an item, as the object that names both.
  subscript(value: Int, of item: Index<Item>) -> [UInt8] { known[item.offset][value] }

  private static func written<Subject>(_ name: Name<Subject>) -> [UInt8] {
    var json = JSONText(indented: false, expecting: 64)
    json.string(name.text)
    return json.bytes
  }
}

extension JSONText {
  /// Several values of an item, as the object that names both.
  mutating func condition(_ item: String, _ values: some Sequence<String>) {
    object { json in
      json.member("item", item)
      json.member("values", values)
    }
  }
}
