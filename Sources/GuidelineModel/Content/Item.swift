/// A question about a patient, with its possible answers; several trees can ask the same item.
public struct Item: Hashable, Sendable {
  private struct Contents: Hashable, Sendable {
    let id: Name<Item>
    let label: Text
    let question: Text?
    let help: Text
    let citations: [Name<Source>]
    let remark: Text?
    let values: [Value]
    let measurement: Measurement?
    let severityOrder: SeverityOrder?
    let canBeInfluenced: Bool
    let knownFrom: Name<Event>?
    let proves: Name<Event>?
    let formerNames: [Name<Item>]
  }

  private let contents: Shared<Contents>

  /// Its name in cases and advices.
  public var id: Name<Item> { contents.value.id }
  /// What is asked, in the words of the source.
  public var label: Text { contents.value.label }
  /// A complete question, if the label is not one; these words are not from the source.
  public var question: Text? { contents.value.question }
  /// One line on how a clinician determines it.
  public var help: Text { contents.value.help }
  /// The sources of the help text.
  public var citations: [Name<Source>] { contents.value.citations }
  /// An assumption made in the item, to show to the reader.
  public var remark: Text? { contents.value.remark }
  /// The values, in order; 2 to 16.
  public var values: [Value] { contents.value.values }
  /// How the item can be given as a measurement; nil if it cannot.
  public var measurement: Measurement? { contents.value.measurement }
  /// The direction in which the values get more severe; nil if they have none.
  package var severityOrder: SeverityOrder? { contents.value.severityOrder }
  /// Whether a clinician can change the value, by an examination, a referral or a choice.
  package var canBeInfluenced: Bool { contents.value.canBeInfluenced }
  /// The event before which its value cannot be known.
  package var knownFrom: Name<Event>? { contents.value.knownFrom }
  /// The event that must have happened if the item has an answer.
  package var proves: Name<Event>? { contents.value.proves }
  /// What earlier versions called the item.
  package var formerNames: [Name<Item>] { contents.value.formerNames }

  package init(
    id: Name<Item>, label: Text, question: Text? = nil, help: Text, citations: [Name<Source>],
    remark: Text?, values: [Value], measurement: Measurement?, severityOrder: SeverityOrder? = nil,
    canBeInfluenced: Bool = false, knownFrom: Name<Event>? = nil, proves: Name<Event>? = nil,
    formerNames: [Name<Item>] = []
  ) {
    contents = Shared(
      Contents(
        id: id, label: label, question: question, help: help, citations: citations, remark: remark,
        values: values, measurement: measurement, severityOrder: severityOrder,
        canBeInfluenced: canBeInfluenced, knownFrom: knownFrom, proves: proves,
        formerNames: formerNames))
  }

  /// One value an item can have.
  public struct Value: Hashable, Sendable {
    /// Its name in cases and advices.
    public let id: Name<Value>
    /// The answer, as the source words it.
    public let label: Text
    /// What earlier versions called the value.
    package let formerNames: [Name<Value>]

    package init(id: Name<Value>, label: Text, formerNames: [Name<Value>] = []) {
      self.id = id
      self.label = label
      self.formerNames = formerNames
    }
  }

  /// The item with additional values appended.
  package func adding(_ more: [Value]) -> Item {
    Item(
      id: id, label: label, question: question, help: help, citations: citations, remark: remark,
      values: values + more, measurement: measurement, severityOrder: severityOrder,
      canBeInfluenced: canBeInfluenced, knownFrom: knownFrom, proves: proves,
      formerNames: formerNames)
  }

  /// Every value still possible: nothing is known.
  public var allValues: PossibleValues { PossibleValues(firstCount: values.count) }

  /// The value with a name as in cases and advices, such as `available`; nil if the item has none of
  /// that name.
  public func value(named text: String) -> Index<Value>? {
    valueIndex(named: text).map { Index($0) }
  }

  /// The value at an index, which must be one of this item's.
  public subscript(value: Index<Value>) -> Value { values[value.offset] }

  /// The index of the value with this name, or nil.
  package func valueIndex(named text: String) -> Int? { values.firstIndex { $0.id.text == text } }
}

extension [Item.Value] {
  /// The value at an index, for code that has the values of an item but not the item.
  package subscript(value: GuidelineModel.Index<Item.Value>) -> Item.Value { self[value.offset] }
}

/// The direction in which the values of an item get more severe.
///
/// It does not affect any advice; proofs use it to check advices. A more severe finding should not
/// have the longer time limit, unless an exemption gives a reason.
package struct SeverityOrder: Hashable, Sendable {
  /// One end of the list of values.
  package enum End: String, CaseIterable, Sendable {
    /// Where the list begins.
    case first
    /// Where the list ends.
    case last
  }

  /// An outcome that a more severe value may have although its limit is the longer one.
  package struct Exemption: Hashable, Sendable {
    /// The tree of the outcome.
    package let tree: Name<Tree>
    /// The exempt outcome.
    package let outcome: Name<Outcome>
    /// Why it may have the longer limit.
    package let reason: Text

    package init(tree: Name<Tree>, outcome: Name<Outcome>, reason: Text) {
      self.tree = tree
      self.outcome = outcome
      self.reason = reason
    }
  }

  /// The end with the most severe value.
  package let mostSevere: End
  /// Outcomes exempt from the comparison.
  package let exemptions: [Exemption]

  package init(mostSevere: End, exemptions: [Exemption]) {
    self.mostSevere = mostSevere
    self.exemptions = exemptions
  }

  /// Whether the value at one index is more severe than that at another.
  package func isMoreSevere(_ value: Int, than other: Int) -> Bool {
    switch mostSevere {
    case .first: value < other
    case .last: value > other
    }
  }
}

/// A reference to an immutable value, so that a copy costs one retain.
///
/// Parts of a guideline hold many texts and arrays. Copying them as a struct would retain each of
/// these, with atomic counters shared by all threads.
final class Shared<Value: Hashable & Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}

extension Shared: Hashable {
  static func == (left: Shared, right: Shared) -> Bool {
    left === right || left.value == right.value
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}
