/// A reading whose names are not resolved yet.
package struct ReadingDraft: Hashable, Sendable {
  package var id: Name<Reading>
  package var tree: Name<Tree>
  package var change: Text
  package var reason: Text
  package var start: Name<Decision>?
  /// Decisions that replace those of the same name in the tree, or are added to it.
  package var decisions: [DecisionDraft]
  package var formerNames: [Name<Reading>]

  package init(
    id: Name<Reading>, tree: Name<Tree>, change: Text, reason: Text, start: Name<Decision>?,
    decisions: [DecisionDraft], formerNames: [Name<Reading>]
  ) {
    self.id = id
    self.tree = tree
    self.change = change
    self.reason = reason
    self.start = start
    self.decisions = decisions
    self.formerNames = formerNames
  }
}

package struct WarningDraft: Hashable, Sendable {
  package var id: Name<Warning>
  package var conditions: [ConditionDraft]
  package var tree: Name<Tree>?
  package var outcomes: [Name<Outcome>]
  package var message: Text
  package var formerNames: [Name<Warning>]

  package init(
    id: Name<Warning>, conditions: [ConditionDraft], tree: Name<Tree>?,
    outcomes: [Name<Outcome>], message: Text, formerNames: [Name<Warning>]
  ) {
    self.id = id
    self.conditions = conditions
    self.tree = tree
    self.outcomes = outcomes
    self.message = message
    self.formerNames = formerNames
  }
}

package struct NoteDraft: Hashable, Sendable {
  package var id: Name<Note>
  package var tree: Name<Tree>
  package var path: [ConditionDraft]
  package var possible: [ConditionDraft]
  package var outcomes: [Name<Outcome>]
  package var text: Text
  package var formerNames: [Name<Note>]

  package init(
    id: Name<Note>, tree: Name<Tree>, path: [ConditionDraft], possible: [ConditionDraft],
    outcomes: [Name<Outcome>], text: Text, formerNames: [Name<Note>]
  ) {
    self.id = id
    self.tree = tree
    self.path = path
    self.possible = possible
    self.outcomes = outcomes
    self.text = text
    self.formerNames = formerNames
  }
}
