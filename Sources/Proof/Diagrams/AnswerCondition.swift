package import GuidelineModel

/// A conjunction of literals (a cube): for some items the values that they may have.
package struct AnswerCondition: Hashable, Sendable {
  /// The values of one item.
  package struct Part: Hashable, Sendable {
    package let level: Int
    package let values: PossibleValues

    package init(level: Int, values: PossibleValues) {
      self.level = level
      self.values = values
    }
  }

  /// At most one for each level, in the order of the levels; empty where every patient meets the
  /// condition.
  package let parts: [Part]

  package init(_ parts: [Part]) {
    self.parts = parts.sorted { $0.level < $1.level }
  }

  /// The condition with one more item, whose level must be smaller than all others.
  func adding(_ level: Int, _ values: PossibleValues) -> AnswerCondition {
    AnswerCondition([Part(level: level, values: values)] + parts)
  }

  /// By level, the values still possible for a patient of whom only this condition is known.
  package func values(valueCounts: [Int]) -> [PossibleValues] {
    var values = valueCounts.map { PossibleValues(firstCount: $0) }
    for part in parts { values[part.level] = part.values }
    return values
  }

  /// The smallest case: the first value of every item named.
  package var witness: AnswerCondition {
    AnswerCondition(
      parts.map { Part(level: $0.level, values: PossibleValues($0.values.indices.prefix(1))) })
  }
}

extension AnswerCondition: Comparable {
  /// Short conditions first, then in the order of the items.
  package static func < (left: AnswerCondition, right: AnswerCondition) -> Bool {
    guard left.parts.count == right.parts.count else { return left.parts.count < right.parts.count }
    for (one, other) in zip(left.parts, right.parts) where one != other {
      return one.level == other.level
        ? one.values.bits < other.values.bits : one.level < other.level
    }
    return false
  }
}

extension AnswerCondition {
  /// Whether a complete answer, given by level, meets the condition.
  package func isMet(by answer: [Int]) -> Bool {
    parts.allSatisfy { $0.values.contains(answer[$0.level]) }
  }

  /// Whether this condition implies the other.
  package func isWithin(_ other: AnswerCondition) -> Bool {
    other.parts.allSatisfy { part in
      parts.contains { $0.level == part.level && $0.values.isSubset(of: part.values) }
    }
  }
}
