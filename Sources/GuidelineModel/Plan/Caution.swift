/// A sentence of our own, shown above the steps of a plan.
package struct Caution: Hashable, Sendable {
  /// Its identifier in advices.
  package let code: Code
  /// When it is shown.
  package let condition: PlanCondition
  /// Its text.
  package let message: Message
  /// Its urgency, if it has one.
  package let urgency: Urgency?
  /// The sources it is based on.
  package let citations: [Name<Source>]
  /// Steps on whose lines it is also shown.
  package let steps: [Name<PlanStep>]
  /// Whether it is shown below the steps, collapsed.
  package let isFolded: Bool
  /// A tree to mention in addition, if it is in the pathway.
  package let alsoNames: Name<Tree>?
  /// An event whose order warnings it replaces.
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

  /// The text of a caution.
  package enum Message: Hashable, Sendable {
    /// Its own text, with placeholders `{…}` filled in from the case.
    case words(Text)
    /// The text of a note of the guideline.
    case note(Name<Note>)
  }

  /// The identifier of a caution: a capital letter and a number, such as `C3`.
  package struct Code: Hashable, Sendable {
    /// The code as it is written.
    package let text: String

    /// Creates a code; returns `nil` if the text is not a valid code.
    package init?(_ text: String) {
      guard let letter = text.utf8.first, (0x41...0x5A).contains(letter),
        text.utf8.count <= 4, let number = Int(text.dropFirst()), number > 0,
        String(number) == text.dropFirst()
      else { return nil }
      self.text = text
    }
  }
}
