import Consultation
import GuidelineModel
import Markup
import Reasoning

extension Page {
  /// What can be told of the course beside answers: times of events, what no event completes, and what
  /// can only be known later.
  ///
  /// - Parameters:
  ///   - consult: The case in hand.
  ///   - evaluation: What follows from it.
  ///   - address: The page that the forms lead back to.
  /// - Returns: A section of the page; nil where there is nothing to tell.
  func course(
    _ consult: Consult, _ evaluation: Evaluation, to address: PageAddress
  ) -> Fragment? {
    let form = CourseForm(page: self, consult: consult, evaluation: evaluation, address: address)
    return form.content
  }
}

/// A form for the course of one patient.
private struct CourseForm {
  let page: any Page
  let consult: Consult
  let evaluation: Evaluation
  let address: PageAddress

  private var guideline: Guideline { page.guideline }
  private var language: Language { page.language }
  private var words: PageWords { page.words }
  private var plan: Plan { evaluation.plan }
  private var patient: PatientCase { evaluation.patient }
  private var clock: ClockTimes {
    ClockTimes(now: consult.now.instant, timeZone: guideline.timeZone, language: language)
  }

  var content: Fragment? {
    let course = Course(of: evaluation, in: guideline)
    let (events, ticks) = (course.events, course.ticks)
    guard !events.isEmpty || !ticks.isEmpty || !plan.later.isEmpty || !plan.entries.isEmpty
    else { return nil }
    return .section(
      [.class("changeable course"), .labelledBy("course")],
      .h2([.id("course")], words.course),
      .p([.class("quiet")], words.courseLead),
      events.isEmpty ? nil : .ul(.each(events, event)),
      ticks.isEmpty
        ? nil : page.form([.class("choices")], to: address, .each(ticks, tick)),
      plan.later.isEmpty
        ? nil
        : .group([
          .h3(words.laterItems), .p([.class("quiet")], words.laterItemsLead),
          .ul(.each(plan.later, later)),
        ]),
      newEpisode)
  }

  /// What leads back to the beginning; the case in hand can be kept first.
  private var newEpisode: Fragment? {
    guard let episode = guideline.plan.newEpisode else { return nil }
    let kept = episode.keeps.compactMap { guideline.item(named: $0.text) }
      .map { guideline[$0].label[language] }
    return .group([
      .h3(words.newEpisode), .p(episode.text[language]),
      .p([.class("quiet")], words.newEpisodeLead(keeps: kept)),
      .div(
        [.class("steps")],
        page.form(to: .consult, page.button(.newEpisode, words.beginNewEpisode))),
    ])
  }

  private func event(_ index: Index<Event>) -> Fragment {
    let event = guideline[index]
    let said =
      if let time = patient.events[index] {
        clock.clock(time) + Phrases(language).toBeConfirmed
      } else if patient.unknownTimes.contains(index) {
        Phrases(language).happenedWithoutTime
      } else {
        words.notGiven
      }
    return .li(
      .details(
        .summary(
          .span([.class("label")], event.label[language]), " ", .b(said), " ",
          .span([.class("change")], words.change)),
        event.question.map { .p($0[language]) },
        page.form([.class("measure")], to: address, timeFields(index)),
        page.form([.class("choices")], to: address, eventChoices(index))))
  }

  private func timeFields(_ index: Index<Event>) -> Fragment {
    let told = patient.events[index].map(clock.formFields)
    let today = clock.formFields(consult.now.instant).day
    return page.timeFields(
      of: .event(index), day: told?.day ?? today, time: told?.time, upTo: today)
  }

  private func eventChoices(_ index: Index<Event>) -> Fragment {
    .group([
      page.button(.happenedNow(index), words.now),
      guideline[index].defaultsToNow
        ? nil
        : .group([
          " ", page.button(.happened(index), words.happened),
          " ", page.button(.withdraw(.event(index)), words.notYet),
        ]),
    ])
  }

  private func tick(_ tick: Course.Tickable) -> Fragment {
    let label = guideline[tick.step].label[language]
    return .group([
      tick.isDone
        ? page.button(.undone(tick.step), [.aria("pressed", "true")], .text(words.done(label)))
        : page.button(.done(tick.step), [.aria("pressed", "false")], .text(words.done(label))),
      " ",
    ])
  }

  private func later(_ later: LaterItem) -> Fragment {
    let item = guideline[later.item]
    let event = Phrases.midSentence(guideline[later.event].label[language])
    return .li(
      .details(
        .summary(
          .span([.class("label")], "\(words.knownAfter) \(event)"), " ",
          .b(item.label[language]), " ", .span([.class("change")], words.hasHappened)),
        .p(item.wholeQuestion(in: language)),
        page.form(
          [.class("choices")], to: address,
          .each(item.values.indices) { value in
            .group([
              page.button(
                .answer(later.item, PossibleValues([value])), item.values[value].label[language]),
              " ",
            ])
          })))
  }
}
