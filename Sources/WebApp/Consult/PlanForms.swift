import Consultation
import GuidelineModel
import Markup
import Reasoning

/// The forms on the lines of a plan: that something has happened, is done or is known.
///
/// In a form with a time field, the button that submits the time comes first, because Enter presses
/// the first button.
struct PlanForms {
  private let part: PlanPart
  private let page: any Page
  private let consult: Consult
  private let evaluation: Evaluation
  private let address: PageAddress
  private let clock: ClockTimes
  /// The day of the page, as HTML forms write it.
  private let today: String
  /// The events that default to now, which are listed at the top.
  private let defaultedEvents: [Index<Event>]
  /// Whether there is a question to ask now.
  private let hasQuestion: Bool
  /// The events that have a form on a line.
  private let offered: Set<Index<Event>>

  init(_ part: PlanPart) {
    self.part = part
    page = part.page
    consult = part.consult
    evaluation = part.evaluation
    address = part.address
    let guideline = part.page.guideline
    clock = ClockTimes(
      now: part.consult.now.instant, timeZone: guideline.timeZone, language: part.page.language)
    today = clock.formFields(part.consult.now.instant).day
    hasQuestion = part.consult.state.interview.question(after: part.evaluation) != nil
    defaultedEvents = guideline.events.indices.map { Index($0) }
      .filter { guideline[$0].defaultsToNow }
    let evaluation = evaluation
    offered = Set(
      evaluation.plan.entries.flatMap { $0.eventsToReport(of: evaluation, in: guideline) })
  }

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var words: PageWords { page.words }
  private var phrases: Phrases { Phrases(language) }
  private var plan: Plan { evaluation.plan }
  private var patient: PatientCase { evaluation.patient }

  // MARK: Above the lines

  /// The forms at the top: events that default to now, and whether this is another patient.
  var topForms: [Fragment] {
    defaultedEvents.compactMap(topForms) + [otherPatient]
  }

  /// The form of an event that defaults to now; `nil` if nothing counts from it and it is not
  /// reported.
  private func topForms(_ index: Index<Event>) -> Fragment? {
    let isAssumed = patient.assumedEvents.contains(index) || patient.events[index] == nil
    guard !isAssumed || evaluation.counts(from: index, in: guideline) else { return nil }
    let name = guideline[index].asFact(in: language)
    let time = patient.events[index].map(clock.clock) ?? clock.thisMoment
    return .details(
      .summary(
        .span(
          [.class("said")], part.invitation(words.correct), .b("\(name) \(time)"),
          isAssumed ? part.unconfirmed(words.assumedFirstEntry) : nil)),
      .div([.class("behind")], form(of: index)))
  }

  private var otherPatient: Fragment {
    .details(
      .summary(
        .span([.class("said")], part.invitation(words.other), .span(words.samePatient))),
      .div(
        [.class("behind")], .p([.class("quiet")], words.newPatientLead),
        .p(page.link(to: .home, class: "button leave", words.beginNewPatient))))
  }

  // MARK: On a line

  /// The link text at the end of a line.
  func invitation(to line: PlanInWords.Line) -> String {
    switch line.state {
    case .choose: words.choose
    case .done: words.correct
    case .running: words.hasEnded
    // The form reports what was done nevertheless.
    case .differs, .waits: words.more
    case .open, .decide, .holds, .superseded, .declined:
      line.entries.contains { !reportableEvents($0).isEmpty || tick(of: $0) != nil }
        ? words.wasDone : words.more
    }
  }

  /// The forms of a line.
  func forms(of line: PlanInWords.Line) -> Fragment? {
    let entries = line.entries
    return .group([
      .each(entries) { choice(of: $0) },
      .each(entries.flatMap(unanswerable)) { form(of: $0) },
      .each(entries.flatMap(reportableEvents).uniqued) { form(of: $0) },
      .each(entries.compactMap(tick)) { form(of: $0) },
      entries.contains { $0.state == .decide } && hasQuestion
        ? page.step(to: .consult, words.continueQuestions) : nil,
    ])
  }

  private func reportableEvents(_ entry: PlanEntry) -> [Index<Event>] {
    entry.eventsToReport(of: evaluation, in: guideline)
  }

  /// The step that the user can mark as done; `nil` if an event completes it or it is no longer
  /// asked for.
  private func tick(of entry: PlanEntry) -> Index<PlanStep>? {
    guard case .step(.named(let step)) = entry.subject, guideline[step].isTicked,
      entry.state != .superseded, entry.state != .declined
    else { return nil }
    return step
  }

  private func choice(of entry: PlanEntry) -> Fragment? {
    guard case .choice(let item, _) = entry.subject else { return nil }
    return page.form(
      [.class("choices")], to: address,
      .p([.class("legend")], guideline[item].wholeQuestion(in: language)),
      .each(entry.options) { option in
        page.button(
          .answer(item, option.values),
          phrases.oneOf(option.values.map { guideline[item].values[$0].label[language] }))
      })
  }

  /// The items that a decision needs and that were answered with "not known".
  private func unanswerable(_ entry: PlanEntry) -> [Index<Item>] {
    (entry.needs ?? []).filter { patient.answers[$0] == .notKnown }
  }

  private func form(of item: Index<Item>) -> Fragment {
    page.form(
      [.class("choices")], to: address,
      .p([.class("legend")], guideline[item].wholeQuestion(in: language)),
      .each(guideline[item].values.indices) { value in
        page.button(
          .answer(item, PossibleValues([value])), guideline[item].values[value].label[language])
      })
  }

  private func form(of index: Index<Event>) -> Fragment {
    let event = guideline[index]
    let name = event.asFact(in: language)
    let given = patient.events[index]
    let assumed = consult.state.interview.record.assumedTime(of: index)
    let isReported = patient.hasReported(index)
    return moment(
      event.question?[language] ?? "\(words.when): \(event.label[language])?", given,
      .time(.event(index)),
      [
        assumed.map { page.button(.moment(.event(index), $0), words.confirms(clock.clock($0))) },
        // With an assumed time, "now" would be later than that time.
        assumed == nil ? page.button(.happenedNow(index), words.now(name)) : nil,
        event.defaultsToNow || patient.unknownTimes.contains(index)
          ? nil : page.button(.happened(index), words.atUnknownTime(name)),
        isReported && !event.defaultsToNow
          ? page.button(.withdraw(.event(index)), words.eraseTime) : nil,
      ])
  }

  private func form(of step: Index<PlanStep>) -> Fragment {
    let tick = patient.done[step]
    let time: Instant? = if case .at(let time) = tick { time } else { nil }
    return moment(
      words.whenDone(guideline[step].label[language]), time, .doneThen(step),
      [
        page.button(.doneNow(step), words.now(words.doneWord)),
        tick == .untimed ? nil : page.button(.done(step), words.atUnknownTime(words.doneWord)),
        tick == nil ? nil : page.button(.undone(step), words.notDone),
      ])
  }

  private func moment(
    _ legend: String, _ given: Instant?, _ use: Command, _ buttons: [Fragment?]
  ) -> Fragment {
    let fields = given.map(clock.formFields)
    return page.form(
      [.class("moment")], to: address,
      .fieldset(
        .legend(legend),
        page.timeFields(use, day: fields?.day ?? today, time: fields?.time, upTo: today)),
      .div([.class("choices")], .group(buttons)))
  }

  // MARK: Below the lines

  /// What to come back with: events from which items can be known, and items that were not known.
  var awaited: [Fragment] {
    plan.later.map(\.event).uniqued.map(awaited)
      + plan.entries.flatMap(unanswerable).uniqued.map(awaited)
  }

  private func awaited(_ event: Index<Event>) -> Fragment {
    let items = plan.later.filter { $0.event == event }.map(\.item)
    let given = evaluation.eventsToEnter(for: event, in: guideline)
    return awaited(
      guideline[event].label[language],
      details: items.map { guideline[$0].label[language] }
        .filter { $0 != guideline[event].label[language] },
      .group([.each(items) { form(of: $0) }, .each(given) { form(of: $0) }]))
  }

  private func awaited(_ item: Index<Item>) -> Fragment {
    awaited(guideline[item].label[language], details: [words.notYetChecked], form(of: item))
  }

  private func awaited(
    _ name: String, details: [String], _ forms: Fragment
  ) -> Fragment {
    .details(
      .summary(
        .span(
          [.class("said")], part.invitation(words.fillIn), .b(name),
          details.isEmpty ? nil : .span([.class("detail")], details.joined(separator: "; ")))),
      .div([.class("behind")], forms))
  }

  /// The forms of events that have no line, to enter or correct their times.
  var withoutLine: [Fragment] {
    let counted =
      evaluation.advice.deadlines.map(\.limit.event)
      + plan.entries.flatMap { $0.eventsAwaited(in: guideline) }
    let given = Array(patient.events.keys) + Array(patient.unknownTimes)
    let later = Set(
      plan.later.flatMap { evaluation.eventsToEnter(for: $0.event, in: guideline) })
    return Set(counted.flatMap { evaluation.eventsToEnter(for: $0, in: guideline) } + given)
      .subtracting(offered).subtracting(later).subtracting(defaultedEvents)
      .sorted().map { event in
        let time = patient.events[event].map {
          clock.clock($0) + evaluation.remark(onTimeOf: event, in: guideline, language)
        }
        return .details(
          .summary(
            .span(
              [.class("said")], part.invitation(words.correct),
              .b(guideline[event].label[language]),
              .span(
                [.class("detail")],
                time
                  ?? (patient.unknownTimes.contains(event)
                    ? phrases.happenedWithoutTime : words.notGiven)))),
          .div([.class("behind")], form(of: event)))
      }
  }

  /// In words, what a new episode keeps.
  var keptInNewEpisode: [String] { consult.state.interview.keptWords(at: clock) }
}

extension PlanEntry {
  /// The events that have a form on the line: those that would complete, start or end it, and those
  /// that did.
  ///
  /// Of several events that complete it the first is offered, unless it must follow an event that
  /// has not happened.
  fileprivate func eventsToReport(
    of evaluation: Evaluation, in guideline: Guideline
  ) -> [Index<Event>] {
    guard case .step(.named(let index)) = subject, state != .superseded, state != .declined
    else { return [] }
    let given = eventsThatEnd(in: guideline).filter(evaluation.patient.hasReported)
    if state == .done, !given.isEmpty { return given }
    let step = guideline[index]
    let next = state == .running ? step.run?.until : step.run?.from ?? step.doneBy.first
    let first = next.flatMap { guideline.event(named: $0.text) }
    let offered = first.map { event in
      guideline[event].isDerived
        ? guideline[event].firstOf.compactMap { guideline.event(named: $0.text) } : [event]
    }
    return given
      + (offered ?? []).filter {
        evaluation.patient.canReport($0, in: guideline) && !given.contains($0)
      }
  }
}
