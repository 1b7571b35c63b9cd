/// The parts of a step's structure that a text does not state.
struct UnsaidParts {
  var isRefrain: Bool
  var strength: Bool
  var urgency: Bool
  var condition: Bool
  var dose: Set<DosePart>
  var limit: Bool
  /// By their indices.
  var remarks: Set<Int>

  /// The parts of a step that a clause does not state.
  init(_ spoken: TokenizedStep, in clause: Clause) {
    let step = spoken.step
    isRefrain = step.isRefrain && !clause.saysNotToDo
    strength = !clause.says(step.strength)
    urgency = step.urgency.map { !clause.says($0) } ?? false
    condition = spoken.condition.map { !clause.has($0) } ?? false
    dose = step.dose?.unsaid(in: clause) ?? []
    limit = step.limit.map { !clause.says($0) } ?? false
    remarks = Set(spoken.remarks.indices.filter { !clause.has(spoken.remarks[$0]) })
  }

  var isEmpty: Bool {
    !(isRefrain || strength || urgency || condition || limit) && dose.isEmpty && remarks.isEmpty
  }

  /// The parts that neither of two texts states.
  func intersection(_ other: UnsaidParts) -> UnsaidParts {
    var both = self
    both.isRefrain = isRefrain && other.isRefrain
    both.strength = strength && other.strength
    both.urgency = urgency && other.urgency
    both.condition = condition && other.condition
    both.dose = dose.intersection(other.dose)
    both.limit = limit && other.limit
    both.remarks = remarks.intersection(other.remarks)
    return both
  }
}

extension Clause {
  /// Whether it states both ends of a limit with the right meaning.
  func says(_ limit: TimeLimit) -> Bool {
    let times = numbers.filter { $0.dimension == .time }
    func says(_ span: TimeSpan?, as roles: [TimeRole], _ end: (ClosedRange<Double>) -> Double)
      -> Bool
    {
      guard let span else { return true }
      return times.contains { time in
        roles.contains(text.role(of: time))
          && time.amounts.contains { end($0).isClose(to: Double(span.seconds)) }
      }
    }
    return says(limit.within, as: [.latest, .span, .atMost], \.upperBound)
      && says(limit.notBefore, as: [.earliest, .span, .atLeast], \.lowerBound)
  }
}
