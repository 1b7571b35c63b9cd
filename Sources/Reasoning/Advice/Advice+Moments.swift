import GuidelineModel

/// A moment at which a time limit of an advice starts or ends.
package struct Moment: Hashable, Sendable {
  /// What happens to the limit then.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// From now on it may be done.
    case earliest
    /// From now on it is too late.
    case latest
  }

  package let time: Instant
  package let kind: Kind
  package let deadline: Deadline
}

extension Deadline {
  /// When it starts and when it ends, as far as it has clock times.
  package var moments: [Moment] {
    [
      notBefore.map { Moment(time: $0, kind: .earliest, deadline: self) },
      due.map { Moment(time: $0, kind: .latest, deadline: self) },
    ].compactMap(\.self)
  }
}

extension Advice {
  /// Every moment at which a limit becomes due or passes, in order of time; those before `now` have
  /// passed already.
  package var moments: [Moment] {
    deadlines.flatMap(\.moments).enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }
}
