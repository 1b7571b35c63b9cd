/// A text to somebody who does not use the guideline, filled from the plan of one patient: a letter to a
/// colleague, a leaflet for the patient.
///
/// A letter tells of a plan and never changes it, so that no logic digest speaks of letters. Names in it
/// are checked when a draft is resolved.
public struct Letter: Hashable, Sendable {
  /// Its name in addresses.
  public let id: Name<Letter>
  /// What it is called.
  public let title: Text
  /// What whoever gives it does first; shown beside the letter and no part of it.
  package let instruction: Text?
  /// Steps beside which it is not given, whatever has become of them.
  package let notWith: [Name<PlanStep>]
  /// What it says, from top to bottom.
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

  /// A stretch of a letter; left out where nothing of it applies.
  package struct Part: Hashable, Sendable {
    package let heading: Text?
    package let content: Content
    /// What stands there where nothing else does.
    package let otherwise: Text?
    /// What it rests on.
    package let citations: [Name<Source>]

    package init(heading: Text?, content: Content, otherwise: Text?, citations: [Name<Source>]) {
      self.heading = heading
      self.content = content
      self.otherwise = otherwise
      self.citations = citations
    }
  }

  package enum Content: Hashable, Sendable {
    /// A paragraph; each of ``Letter/placeholders`` in it stands for what the case fills in.
    case text(Text)
    case points([Point])
    /// What the plan fills in.
    case plan(PlanList)
    /// Something to fill in by hand, after these words.
    case blank(Text)
  }

  /// One point of a list.
  package struct Point: Hashable, Sendable {
    package let text: Text
    /// It stands only where the plan has one of these steps; empty where it always stands.
    package let steps: [Name<PlanStep>]
    /// In one of these states.
    package let states: [StepState]
    /// What follows where the step has a latest time that is confirmed and still ahead, which
    /// ``Letter/duePlaceholder`` stands for.
    package let by: Text?

    package init(text: Text, steps: [Name<PlanStep>], states: [StepState], by: Text?) {
      self.text = text
      self.steps = steps
      self.states = states
      self.by = by
    }
  }

  /// What a plan and its case can fill in as a list.
  package enum PlanList: String, CaseIterable, Hashable, Sendable {
    /// Answers and times of events that something rests on.
    case findings
    /// Answers that nothing rests on.
    case notUsed = "not-used"
    /// What stands above the steps, and what contradicts each other.
    case cautions
    /// What was done and what is running.
    case done
    /// Everything that is still to be done, judged, decided or left undone, with its time.
    case toDo = "to-do"
    /// The advice that is not followed, with the reason.
    case notFollowed = "not-followed"
    /// What nobody can know yet.
    case later
  }

  /// What can stand between braces in a paragraph.
  package enum Placeholder: String, CaseIterable, Sendable {
    /// The title of the guideline.
    case guideline
    /// The moment of the plan.
    case moment
  }

  /// What stands between braces in ``Point/by``.
  package static let duePlaceholder = "due"
}

extension Letter {
  /// Every text of the letter, each with the way to it.
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

  /// What it cites.
  package var citations: [Name<Source>] { parts.flatMap(\.citations) }
}
