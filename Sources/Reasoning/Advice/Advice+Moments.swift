import GuidelineModel

/// A moment at which a time limit of an advice starts or ends.
package struct Moment: Hashable, Sendable {
  /// Whether the limit starts or ends.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// From this moment on the action is permitted.
    case earliest
    /// After this moment the action is late.
    case latest
  }

  package let time: Instant
  package let kind: Kind
  package let deadline: Deadline
}

extension Deadline {
  /// The start and end of the limit, where their times are known.
  package var moments: [Moment] {
    [
      notBefore.map { Moment(time: $0, kind: .earliest, deadline: self) },
      due.map { Moment(time: $0, kind: .latest, deadline: self) },
    ].compactMap(\.self)
  }
}

extension Advice {
  /// All moments at which a limit starts or ends, in chronological order; those before `now` have
  /// passed.
  package var moments: [Moment] {
    deadlines.flatMap(\.moments).enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }
}
