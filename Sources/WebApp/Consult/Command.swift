import Consultation
import GuidelineModel
import Reasoning

/// The action that the button of a form requests.
enum Command: Hashable {
  /// Only shows the page.
  case show
  /// Starts at these trees, at least one, or adds them to those of the current case.
  case start([Index<Tree>])
  /// Starts at these trees with another patient.
  case startWithNewPatient([Index<Tree>])
  /// Opens the case in the form.
  case load
  case answer(Index<Item>, PossibleValues)
  /// Answers with the values that were ticked.
  case several(Index<Item>)
  /// Gives the day and time in the form.
  case time(Interview.Subject)
  /// Gives one of the moments that the day and time in the form can mean.
  case moment(Interview.Subject, Instant)
  /// Answers with the number in the form.
  case amount(Index<Item>)
  case happenedNow(Index<Event>)
  /// Reports that the event has happened at an unknown time.
  case happened(Index<Event>)
  case notKnown(Interview.Subject)
  case withdraw(Interview.Subject)
  case back
  case view(Index<Tree>)
  /// Marks a step as done: at an unknown time; now; at the day and time in the form; at one of the
  /// moments these can mean. Or removes the mark.
  case done(Index<PlanStep>)
  case doneNow(Index<PlanStep>)
  case doneThen(Index<PlanStep>)
  case doneAt(Index<PlanStep>, Instant)
  case undone(Index<PlanStep>)
  /// Decides to follow the advice of a tree, or not to for the chosen reason, with the remark in
  /// the form; or withdraws that decision.
  case follow(Index<Tree>)
  case decline(Index<Tree>)
  case undecide(Index<Tree>)
  /// Starts a new episode.
  case newEpisode

  /// Whether it adds or removes information about the patient.
  var isReply: Bool {
    switch self {
    case .show, .start, .startWithNewPatient, .load, .view, .newEpisode: false
    case .answer, .several, .time, .moment, .amount, .happenedNow, .happened, .notKnown, .withdraw,
      .back, .done, .doneNow, .doneThen, .doneAt, .undone, .follow, .decline, .undecide:
      true
    }
  }

  /// Whether it only navigates.
  ///
  /// A page accepts everything else only once it can have been read.
  var isNavigation: Bool {
    switch self {
    case .show, .start, .load, .view, .back: true
    default: false
    }
  }

  /// The tree whose advice it decides on, if any.
  var decidedTree: Index<Tree>? {
    switch self {
    case .follow(let tree), .decline(let tree): tree
    default: nil
    }
  }

  /// The first word of a button's text.
  private enum Verb: String {
    case start, anew, load, answer, time, moment, amount, now, happened, unknown, withdraw, back,
      view,
      done, undone, follow, decline, undecide, episode
    case several = "some"
    case doneNow = "done-now"
    case doneThen = "done-time"
    case doneAt = "done-moment"
  }

  /// The text of the button: a verb, and after a colon its object.
  func text(in guideline: Guideline) -> String {
    switch self {
    case .show: ""
    case .start(let trees): Self.text(.start, Self.names(of: trees, in: guideline))
    case .startWithNewPatient(let trees): Self.text(.anew, Self.names(of: trees, in: guideline))
    case .load: Verb.load.rawValue
    case .answer(let item, let values):
      Self.text(.answer, Self.answer(guideline[item], values))
    case .several(let item): Self.text(.several, guideline[item].id.text)
    case .time(let subject): Self.text(.time, subject.text(in: guideline))
    case .moment(let subject, let moment):
      Self.text(.moment, "\(subject.text(in: guideline))=\(moment.utc)")
    case .amount(let item): Self.text(.amount, guideline[item].id.text)
    case .happenedNow(let event): Self.text(.now, guideline[event].id.text)
    case .happened(let event): Self.text(.happened, guideline[event].id.text)
    case .notKnown(let subject): Self.text(.unknown, subject.text(in: guideline))
    case .withdraw(let subject): Self.text(.withdraw, subject.text(in: guideline))
    case .back: Verb.back.rawValue
    case .newEpisode: Verb.episode.rawValue
    case .view(let tree): Self.text(.view, guideline[tree].id.text)
    case .done(let step): Self.text(.done, guideline[step].id.text)
    case .doneNow(let step): Self.text(.doneNow, guideline[step].id.text)
    case .doneThen(let step): Self.text(.doneThen, guideline[step].id.text)
    case .doneAt(let step, let moment):
      Self.text(.doneAt, "\(guideline[step].id)=\(moment.utc)")
    case .undone(let step): Self.text(.undone, guideline[step].id.text)
    case .follow(let tree): Self.text(.follow, guideline[tree].id.text)
    case .decline(let tree): Self.text(.decline, guideline[tree].id.text)
    case .undecide(let tree): Self.text(.undecide, guideline[tree].id.text)
    }
  }

  /// The text with "now" replaced by a placeholder for the moment, so that it can be sent later;
  /// `nil` if the command does not say "now".
  func textForLater(in guideline: Guideline) -> String? {
    switch self {
    case .happenedNow(let event):
      Self.text(.moment, "\(Interview.Subject.event(event).text(in: guideline))=")
    case .doneNow(let step): Self.text(.doneAt, "\(guideline[step].id)=")
    default: nil
    }
  }

  private static func text(_ verb: Verb, _ about: String) -> String { "\(verb.rawValue):\(about)" }

  private static func names(of trees: [Index<Tree>], in guideline: Guideline) -> String {
    trees.map { guideline[$0].id.text }.joined(separator: ",")
  }

  private static func answer(_ item: Item, _ values: PossibleValues) -> String {
    "\(item.id)=\(values.map { item.values[$0].id.text }.joined(separator: ","))"
  }

  /// Parses the text of a button.
  ///
  /// - Returns: `nil` if it is not the text of one of our buttons.
  init?(_ text: String?, in guideline: Guideline) {
    guard let text, !text.isEmpty else {
      self = .show
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let about = parts.count == 2 ? String(parts[1]) : ""
    let command: Command? =
      switch Verb(rawValue: String(parts[0])) {
      case .back: .back
      case .episode: .newEpisode
      case .load: .load
      case .start: Self.trees(about, in: guideline).map { .start($0) }
      case .anew: Self.trees(about, in: guideline).map { .startWithNewPatient($0) }
      case .view: guideline.tree(named: about).map { .view($0) }
      case .answer: Self.answer(about, in: guideline)
      case .several: guideline.item(named: about).map { .several($0) }
      case .time: Interview.Subject(about, in: guideline).map { .time($0) }
      case .moment: Self.moment(about, in: guideline)
      case .amount: guideline.item(named: about).map { .amount($0) }
      case .now: guideline.event(named: about).map { .happenedNow($0) }
      case .happened: guideline.event(named: about).map { .happened($0) }
      case .done: guideline.step(named: about).map { .done($0) }
      case .doneNow: guideline.step(named: about).map { .doneNow($0) }
      case .doneThen: guideline.step(named: about).map { .doneThen($0) }
      case .doneAt: Self.doneAt(about, in: guideline)
      case .undone: guideline.step(named: about).map { .undone($0) }
      case .follow: guideline.tree(named: about).map { .follow($0) }
      case .decline: guideline.tree(named: about).map { .decline($0) }
      case .undecide: guideline.tree(named: about).map { .undecide($0) }
      case .unknown: Interview.Subject(about, in: guideline).map { .notKnown($0) }
      case .withdraw: Interview.Subject(about, in: guideline).map { .withdraw($0) }
      case nil: nil
      }
    guard let command else { return nil }
    self = command
  }

  private static func trees(_ text: String, in guideline: Guideline) -> [Index<Tree>]? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let trees = names.compactMap { guideline.tree(named: $0) }
    return Set(trees).count == names.count ? trees : nil
  }

  private static func answer(_ text: String, in guideline: Guideline) -> Command? {
    let parts = text.split(separator: "=")
    guard parts.count == 2, let item = guideline.item(named: String(parts[0])),
      let values = values(parts[1].split(separator: ",").map(String.init), of: guideline[item])
    else { return nil }
    return .answer(item, values)
  }

  private static func moment(_ text: String, in guideline: Guideline) -> Command? {
    let parts = text.split(separator: "=")
    guard parts.count == 2, let subject = Interview.Subject(String(parts[0]), in: guideline),
      let time = try? Timestamp(rfc3339: String(parts[1]))
    else { return nil }
    return .moment(subject, time.instant)
  }

  private static func doneAt(_ text: String, in guideline: Guideline) -> Command? {
    let parts = text.split(separator: "=")
    guard parts.count == 2, let step = guideline.step(named: String(parts[0])),
      let time = try? Timestamp(rfc3339: String(parts[1]))
    else { return nil }
    return .doneAt(step, time.instant)
  }

  /// The values with these names; `nil` if there are none or one is not a value of the item.
  static func values(_ names: [String], of item: Item) -> PossibleValues? {
    let places = names.compactMap { item.valueIndex(named: $0) }
    return places.isEmpty || places.count != names.count ? nil : PossibleValues(places)
  }
}
