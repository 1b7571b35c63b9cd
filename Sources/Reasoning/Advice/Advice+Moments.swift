import GuidelineModel

/// A moment at which a time limit of an advice starts or ends.
package struct Moment: Hashable, Sendable {
  /// What happens to the limit then.
  package enum Kind: Int, Hashable, Sendable {
    /// From now on it may be done.
    case earliest
    /// From now on it is too late.
    case latest
  }

  package let time: Instant
  package let kind: Kind
  package let deadline: Deadline
}

extension Advice {
  /// Every moment at which a limit becomes due or passes, in order of time; those before `now` have
  /// passed already.
  package var moments: [Moment] {
    let moments = deadlines.enumerated().flatMap { place, deadline in
      [
        deadline.notBefore.map { (place, Moment(time: $0, kind: .earliest, deadline: deadline)) },
        deadline.due.map { (place, Moment(time: $0, kind: .latest, deadline: deadline)) },
      ].compactMap(\.self)
    }
    return moments.sorted {
      ($0.1.time, $0.0, $0.1.kind.rawValue) < ($1.1.time, $1.0, $1.1.kind.rawValue)
    }.map(\.1)
  }
}
