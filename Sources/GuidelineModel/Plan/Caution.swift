/// A sentence of ours that stands above the steps of a plan.
package struct Caution: Hashable, Sendable {
  /// Its name in advices.
  package let code: Code
  /// When it shows.
  package let condition: PlanCondition
  /// What it says.
  package let message: Message
  /// Absent where it does not press by itself.
  package let urgency: Urgency?
  /// What it rests on.
  package let citations: [Name<Source>]
  /// Steps on whose line it stands too.
  package let steps: [Name<PlanStep>]
  /// Whether it stands below the steps, folded.
  package let isFolded: Bool
  /// A tree it names too, where that is in the pathway.
  package let alsoNames: Name<Tree>?
  /// An event of which it takes the place of warnings about the order.
  package let replacesOrderOf: Name<Event>?

  package init(
    code: Code, condition: PlanCondition, message: Message, urgency: Urgency?,
    citations: [Name<Source>], steps: [Name<PlanStep>], isFolded: Bool, alsoNames: Name<Tree>?,
    replacesOrderOf: Name<Event>?
  ) {
    self.code = code
    self.condition = condition
    self.message = message
    self.urgency = urgency
    self.citations = citations
    self.steps = steps
    self.isFolded = isFolded
    self.alsoNames = alsoNames
    self.replacesOrderOf = replacesOrderOf
  }

  /// What a caution says.
  package enum Message: Hashable, Sendable {
    /// Its own words; `{…}` in them stands for what the case fills in.
    case words(Text)
    /// Those of a note of the guideline.
    case note(Name<Note>)
  }

  /// The short name of a caution: a capital letter and a number, such as `C3`.
  package struct Code: Hashable, Sendable {
    /// The code as it is written.
    package let text: String

    /// Creates a code, or returns nil where the text is none.
    package init?(_ text: String) {
      guard let letter = text.utf8.first, (0x41...0x5A).contains(letter),
        text.utf8.count <= 4, let number = Int(text.dropFirst()), number > 0,
        String(number) == text.dropFirst()
      else { return nil }
      self.text = text
    }
  }
}
