package import GuidelineModel
package import Reasoning

/// A property of every plan, for all results of trees and all courses of events; each is a theorem of
/// `docs/semantics.md`.
package enum PlanProperty: String, CaseIterable, Sendable {
  /// No line occurs twice (T25).
  case once
  /// Every decided outcome that does more than lead on is a source of some line (T26).
  case outcomesStand
  /// No outcome advises against a step that is open (T27).
  case notCalledOff
  /// A step is not open once an event that completes it is given (T28).
  case doneIsNotOpen
  /// If all events that limits count from are given, time passing never makes a line less urgent (T29).
  case urgencyNeverLowers
}

/// Checks the properties of plans for a guideline.
///
/// It enumerates all combinations of tree results that complete answers lead to, from every start
/// that the guideline offers, each with every course of the events it depends on. If these are more
/// than allowed, courses are sampled with a fixed seed, and the figures say so.
package struct PlanProof {
  /// A patient whose plan violates a property.
  package struct Violation: Hashable, Sendable {
    package let property: PlanProperty
    package let patient: PatientCase
    /// The patient's answers as a condition.
    package let answers: AnswerCondition
    /// The outcome or line that violates the property.
    package let subject: Subject
  }

  /// What a violation is about.
  package enum Subject: Hashable, Sendable {
    case outcome(TreeOutcome)
    case line(PlanEntry.Subject)
  }

  /// The number of combinations of tree results, from all starts.
  package private(set) var resultCount = 0
  /// The combinations with the courses of events that states depend on.
  package private(set) var states = Figures()
  /// The combinations with all courses of events, also after the limits have passed.
  package private(set) var courses = Figures()
  /// The first violation of each property for each subject.
  package private(set) var violations: [Violation] = []

  /// The number of combinations checked, out of how many.
  package struct Figures: Hashable, Sendable {
    package fileprivate(set) var checked = 0
    /// Infinite if they cannot be counted.
    package fileprivate(set) var total = 0.0
    /// Whether all combinations were checked.
    package var isExhaustive: Bool { Double(checked) == total }
  }

  let reasoner: Reasoner
  let plan: Plans
  let acts: AdvisedActs
  private var told: Set<Told> = []
  private var numbers = SeededNumbers(seed: 7)

  private struct Told: Hashable {
    let property: PlanProperty
    let subject: Subject
  }

  var guideline: Guideline { reasoner.guideline }

  /// Makes the lines of the plan for a traversal, with the events of another case.
  typealias Plans = (Reasoner, Traversal, PatientCase) -> [PlanEntry]

  /// Checks the plans.
  ///
  /// - Parameters:
  ///   - reasoner: Makes the plans.
  ///   - evidence: The guideline with its diagrams.
  ///   - most: The largest number of plans to make.
  ///   - plan: Makes the lines of a plan; tests pass a wrong implementation to see a violation.
  /// - Throws: ``LimitExceeded`` when the pathways exceed the limits.
  init(
    of reasoner: Reasoner, _ evidence: inout Evidence, most: Int,
    plan: @escaping Plans = { $0.planEntries(along: $1, for: $2) }
  ) throws(LimitExceeded) {
    self.reasoner = reasoner
    self.plan = plan
    acts = evidence.acts
    var cases: [(endings: [PlannedEnding], start: [Index<Tree>], answers: AnswerCondition)] = []
    // A plan depends on the results, and on which of their trees the pathway reaches.
    var seen: Set<[PlannedEnding]> = []
    var areAllFound = true
    for pathway in try evidence.plannedPathways() {
      let reachable = evidence.symbolic.store.attempt { store throws(LimitExceeded) in
        try ReachableResults(of: pathway, in: &store)
      }
      var found: [(endings: [PlannedEnding], answers: AnswerCondition)] = []
      if let reachable {
        let witnesses = reachable.witnesses(in: evidence.symbolic.store)
        found = zip(reachable.results, witnesses).map { ($0.endings, $1) }
      } else {
        areAllFound = false
        let store = evidence.symbolic.store
        found = (0..<max(1, most / 100)).compactMap { _ in pathway.draw(&numbers, in: store) }
      }
      for (endings, answers) in found where seen.insert(endings).inserted {
        cases.append((endings, pathway.start, answers))
      }
    }
    resultCount = cases.count
    var plans: [CoursesOfResult] = []
    var finder = PlanEventFinder(in: guideline, acts)
    for (endings, start, answers) in cases {
      let matters = finder.events(of: endings)
      plans.append(
        CoursesOfResult(
          endings: endings, start: start, answers: answers,
          states: EventCourses(forStatesOf: matters, in: guideline),
          all: EventCourses(of: matters, in: guideline)))
    }
    look(at: plans, \.states, most: most * 3 / 4, evidence, counting: \.states) {
      $0.lookAtStates($1, $2)
    }
    look(at: plans, \.all, most: most / 4, evidence, counting: \.courses) {
      $0.lookAtStates($1, $2)
      $0.lookLater($1, $2)
    }
    guard !areAllFound else { return }
    states.total = .infinity
    courses.total = .infinity
  }

  /// Checks nothing.
  init(untried reasoner: Reasoner, _ evidence: Evidence) {
    self.reasoner = reasoner
    plan = { $0.planEntries(along: $1, for: $2) }
    acts = evidence.acts
    states.total = .infinity
    courses.total = .infinity
  }

  /// A combination of results with the courses of the events it depends on.
  struct CoursesOfResult {
    let endings: [PlannedEnding]
    let start: [Index<Tree>]
    let answers: AnswerCondition
    let states: EventCourses
    let all: EventCourses
  }

  /// Checks all courses if they are not too many, else some of every combination of results.
  ///
  /// Combinations with few courses come first and are checked completely.
  private mutating func look(
    at plans: [CoursesOfResult], _ courses: KeyPath<CoursesOfResult, EventCourses>, most: Int,
    _ evidence: Evidence, counting figures: WritableKeyPath<PlanProof, Figures>,
    _ judge: (inout PlanProof, Seen, [PlanEntry]) -> Void
  ) {
    var left = most
    let order = plans.indices.sorted {
      (plans[$0][keyPath: courses].count, $0) < (plans[$1][keyPath: courses].count, $1)
    }
    for (number, place) in order.enumerated() {
      let plan = plans[place]
      let courses = plan[keyPath: courses]
      self[keyPath: figures].total += courses.count
      let rest = order.count - number
      // If not even one plan for each may be made, the combinations checked are spread evenly.
      guard left >= rest || number % ((rest + max(1, left) - 1) / max(1, left)) == 0 else {
        continue
      }
      let share = max(1, left / rest)
      let isWhole = courses.count <= Double(share)
      let patient = courses.patient(
        courses.course(0), answers: evidence.symbolic.answers(plan.answers), start: plan.start)
      guard let traversal = try? reasoner.traversal(of: patient), traversal.contradiction == nil
      else { continue }
      for number in 0..<(isWhole ? Int(courses.count) : share) {
        let course = isWhole ? courses.course(number) : courses.randomCourse(&numbers)
        let seen = Seen(course: course, courses: courses, traversal: traversal, plan: plan)
        self[keyPath: figures].checked += 1
        judge(&self, seen, self.plan(reasoner, traversal, seen.patient(later: 0)))
      }
      left = max(0, left - (isWhole ? Int(courses.count) : share))
    }
  }

  /// A patient with one course of events.
  struct Seen {
    let course: [EventCourses.State]
    let courses: EventCourses
    let traversal: Traversal
    let plan: CoursesOfResult

    func patient(later: Int64) -> PatientCase {
      courses.patient(
        course, answers: traversal.patient.answers, start: traversal.patient.start, later: later)
    }
  }

  mutating func violates(
    _ property: PlanProperty, _ subject: Subject, _ seen: Seen
  ) {
    guard told.insert(Told(property: property, subject: subject)).inserted else { return }
    violations.append(
      Violation(
        property: property, patient: seen.patient(later: 0), answers: seen.plan.answers,
        subject: subject))
  }
}
