/// A number of rows as it may be published.
///
/// The report is written from these alone: a count that is not shown is not in it, so no percentage, interval or
/// picture can be made of it.
package enum PublishedCount: Hashable, Sendable {
  case exact(Int)
  case hidden

  package var exact: Int? { if case .exact(let count) = self { count } else { nil } }

  package var isHidden: Bool { self == .hidden }
}
