package import GuidelineModel

/// An outcome of both versions that tells clinicians something else, beyond its wording.
package struct OutcomeChange: Hashable, Sendable {
  /// What is different about it.
  package enum Aspect: String, CaseIterable, Sendable {
    case actions
    case limits
    /// The values it settles for the trees after it.
    case fixes
    /// The trees that follow.
    case links
  }

  package let outcome: Name<Outcome>
  /// What it was and what it is now, field by field; at least one.
  package let fields: [FieldChange]

  /// Every aspect that is different.
  package var aspects: [Aspect] {
    let different = Set(fields.map(\.field.aspect))
    return Aspect.allCases.filter(different.contains)
  }
}

extension Field {
  /// The aspect of an outcome that a field of it belongs to.
  fileprivate var aspect: OutcomeChange.Aspect {
    switch self {
    case .within, .notBefore, .from: .limits
    case .fixes: .fixes
    case .next, .choice: .links
    default: .actions
    }
  }
}
