/// A text for somebody who does not use the guideline, filled in from one patient's plan: a letter
/// to a colleague, a leaflet for the patient.
///
/// Letters report a plan and never change it, so they are not part of the logic digest. Their names
/// are checked when a draft is resolved.
package struct Letter: Hashable, Sendable {
  /// Its name in addresses.
  package let id: Name<Letter>
  /// What it is called.
  package let title: Text
  /// An instruction for the person who hands it out; shown beside the letter, not part of it.
  package let instruction: Text?
  /// The letter is not offered if the plan has one of these steps, in any state.
  package let notWith: [Name<PlanStep>]
  /// The parts, from top to bottom.
  package let parts: [Part]

  package init(
    id: Name<Letter>, title: Text, instruction: Text?, notWith: [Name<PlanStep>], parts: [Part]
  ) {
    self.id = id
    self.title = title
    self.instruction = instruction
    self.notWith = notWith
    self.parts = parts
  }

  /// A part of a letter; left out if nothing in it applies.
  package struct Part: Hashable, Sendable {
    package let heading: Text?
    package let content: Content
    /// The text to show if nothing else in the part applies.
    package let otherwise: Text?
    /// The sources it is based on.
    package let citations: [Name<Source>]

    package init(heading: Text?, content: Content, otherwise: Text?, citations: [Name<Source>]) {
      self.heading = heading
      self.content = content
      self.otherwise = otherwise
      self.citations = citations
    }
  }

  package enum Content: Hashable, Sendable {
    /// A paragraph, with placeholders (``Placeholder``) filled in from the case.
    case text(Text)
    case points([Point])
    /// A list filled in from the plan.
    case plan(PlanList)
    /// A blank to fill in by hand, after this label.
    case blank(Text)
  }

  /// A bullet point.
  package struct Point: Hashable, Sendable {
    package let text: Text
    /// The point is shown only if the plan has one of these steps; always if empty.
    package let steps: [Name<PlanStep>]
    /// The states that the step may have.
    package let states: [StepState]
    /// Text appended if the step has a confirmed latest time in the future;
    /// ``Letter/duePlaceholder`` stands for that time.
    package let by: Text?

    package init(text: Text, steps: [Name<PlanStep>], states: [StepState], by: Text?) {
      self.text = text
      self.steps = steps
      self.states = states
      self.by = by
    }
  }

  /// A list that can be filled in from a plan and its case.
  package enum PlanList: String, CaseIterable, Hashable, Sendable {
    /// Answers and event times on which the advice or plan depends.
    case findings
    /// Answers on which nothing depends.
    case notUsed = "not-used"
    /// Cautions and contradictions.
    case cautions
    /// What was done or is running.
    case done
    /// Everything still to be done, judged, decided or refrained from, with its time.
    case toDo = "to-do"
    /// Advice that is not followed, with the reason.
    case notFollowed = "not-followed"
    /// Items that cannot be known yet.
    case later
  }

  /// The placeholders available in a paragraph.
  package enum Placeholder: String, CaseIterable, Sendable {
    /// The title of the guideline.
    case guideline
    /// The moment of the plan.
    case moment
  }

  /// The placeholder available in ``Point/by``.
  package static let duePlaceholder = "due"
}

extension Letter {
  /// All texts of the letter, each with its path.
  package var texts: [(path: DraftPath, text: Text)] {
    var texts = [(DraftPath("title"), title)]
    if let instruction { texts.append((DraftPath("instruction"), instruction)) }
    for (place, part) in parts.enumerated() {
      let path = DraftPath("parts").index(place)
      if let heading = part.heading { texts.append((path.key("heading"), heading)) }
      switch part.content {
      case .text(let text): texts.append((path.key("text"), text))
      case .blank(let text): texts.append((path.key("blank"), text))
      case .plan: break
      case .points(let points):
        for (number, point) in points.enumerated() {
          let path = path.key("points").index(number)
          texts.append((path.key("text"), point.text))
          if let by = point.by { texts.append((path.key("by"), by)) }
        }
      }
      if let otherwise = part.otherwise { texts.append((path.key("otherwise"), otherwise)) }
    }
    return texts
  }

  /// All cited sources.
  package var citations: [Name<Source>] { parts.flatMap(\.citations) }
}
