package import GuidelineModel
package import Reasoning

/// What holds of the plan of every patient, whichever results the trees have and whatever is known of
/// the events.
package enum PlanProperty: String, CaseIterable, Sendable {
  /// No line stands twice.
  case once
  /// Every decided outcome that is no route stands in the sources of some line.
  case outcomesStand
  /// What is open no outcome of the patient's calls off under the same name.
  case notCalledOff
  /// A step of which an event that completes it is given is never open.
  case doneIsNotOpen
  /// With every event that limits count from given, a later now never lowers how pressing a line is.
  case urgencyNeverLowers
}

/// Proves what must hold of every plan of a guideline.
///
/// It goes through every combination of tree results that a complete answer comes to, from every start
/// that the guideline offers, with every course of the events that matter to it. Where these are more
/// than may be looked at, those of each combination are drawn with a fixed seed, and the figures say so.
package struct PlanProof {
  /// A patient of whose plan a property does not hold.
  package struct Violation: Hashable, Sendable {
    package let property: PlanProperty
    package let patient: PatientCase
    /// The answers of the patient.
    package let answers: AnswerCondition
    /// The outcome or the line that it is about.
    package let subject: Subject
  }

  /// What a violation is about.
  package enum Subject: Hashable, Sendable {
    case outcome(TreeOutcome)
    case line(PlanEntry.Subject)
  }

  /// Combinations of tree results, from all starts.
  package private(set) var resultCount = 0
  /// These with every course of events as far as states depend on it.
  package private(set) var states = Figures()
  /// These with every course of events, also after every limit that hangs on them.
  package private(set) var courses = Figures()
  /// The first violation of each property that each subject has.
  package private(set) var violations: [Violation] = []

  /// Combinations that were looked at, and how many there are.
  package struct Figures: Hashable, Sendable {
    package fileprivate(set) var checked = 0
    /// Infinite where they are too many to be counted.
    package fileprivate(set) var total = 0.0
    /// Whether nothing was left out.
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

  /// Makes the lines of the plan of a case that was followed through the trees with other events.
  typealias Plans = (Reasoner, Traversal, PatientCase) -> [PlanEntry]

  /// Goes through the plans.
  ///
  /// - Parameters:
  ///   - reasoner: What makes them.
  ///   - evidence: The guideline with its diagrams.
  ///   - most: How many plans may be made.
  ///   - plan: What makes them; a test gives one that is wrong.
  /// - Throws: ``LimitExceeded`` where not even the combinations of results can be found.
  init(
    of reasoner: Reasoner, _ evidence: inout Evidence, most: Int,
    plan: @escaping Plans = { $0.planEntries(along: $1, for: $2) }
  ) throws(LimitExceeded) {
    self.reasoner = reasoner
    self.plan = plan
    acts = evidence.acts
    var cases: [(endings: [PlannedEnding], start: [Index<Tree>], answers: AnswerCondition)] = []
    // What stands in a plan depends on the results, and on which of them the pathway comes to.
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

  /// Looks at nothing.
  init(untried reasoner: Reasoner, _ evidence: Evidence) {
    self.reasoner = reasoner
    plan = { $0.planEntries(along: $1, for: $2) }
    acts = evidence.acts
    states.total = .infinity
    courses.total = .infinity
  }

  /// A combination of results with the courses of the events that matter to it.
  struct CoursesOfResult {
    let endings: [PlannedEnding]
    let start: [Index<Tree>]
    let answers: AnswerCondition
    let states: EventCourses
    let all: EventCourses
  }

  /// Looks at all courses where these are not too many, else at some of every combination of results;
  /// those with few courses are looked at whole first.
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
      // Where not even one plan of each may be made, those looked at are spread evenly.
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

  /// One patient in one course.
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
