/// A tree whose names are not resolved yet.
package struct TreeDraft: Hashable, Sendable {
  package var id: Name<Tree>
  package var page: Int
  package var title: Text
  package var tab: Text?
  package var start: Name<Decision>
  package var decisions: [DecisionDraft]
  package var outcomes: [OutcomeDraft]
  /// `nil` until the rationale files have been found.
  package var rationale: Rationale?
  package var formerNames: [Name<Tree>]
  package var role: TreeRole

  package init(
    id: Name<Tree>, page: Int, title: Text, tab: Text?, start: Name<Decision>,
    decisions: [DecisionDraft], outcomes: [OutcomeDraft], rationale: Rationale?,
    formerNames: [Name<Tree>], role: TreeRole
  ) {
    self.id = id
    self.page = page
    self.title = title
    self.tab = tab
    self.start = start
    self.decisions = decisions
    self.outcomes = outcomes
    self.rationale = rationale
    self.formerNames = formerNames
    self.role = role
  }
}

package struct DecisionDraft: Hashable, Sendable {
  package var id: Name<Decision>
  package var item: Name<Item>
  package var label: Text
  package var branches: [BranchDraft]

  package init(id: Name<Decision>, item: Name<Item>, label: Text, branches: [BranchDraft]) {
    self.id = id
    self.item = item
    self.label = label
    self.branches = branches
  }
}

package struct BranchDraft: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case decision(Name<Decision>)
    case outcome(Name<Outcome>)
  }

  package var values: [Name<Item.Value>]
  /// `nil` if the branch is labelled by its values.
  package var label: Text?
  package var target: Target

  package init(values: [Name<Item.Value>], label: Text?, target: Target) {
    self.values = values
    self.label = label
    self.target = target
  }
}

package struct OutcomeDraft: Hashable, Sendable {
  package enum Continuation: Hashable, Sendable {
    case trees([Name<Tree>])
    case choice(item: Name<Item>, options: [OptionDraft])
  }

  package struct OptionDraft: Hashable, Sendable {
    package var value: Name<Item.Value>
    package var trees: [Name<Tree>]

    package init(value: Name<Item.Value>, trees: [Name<Tree>]) {
      self.value = value
      self.trees = trees
    }
  }

  package var id: Name<Outcome>
  package var summary: Text
  package var wording: Text
  package var action: Action
  package var fixes: [ConditionDraft]
  package var continuation: Continuation
  package var formerNames: [Name<Outcome>]
  package var role: OutcomeRole

  package init(
    id: Name<Outcome>, summary: Text, wording: Text, action: Action, fixes: [ConditionDraft],
    continuation: Continuation, formerNames: [Name<Outcome>], role: OutcomeRole
  ) {
    self.id = id
    self.summary = summary
    self.wording = wording
    self.action = action
    self.fixes = fixes
    self.continuation = continuation
    self.formerNames = formerNames
    self.role = role
  }
}

/// Values of an item, with names that are not resolved yet.
package struct ConditionDraft: Hashable, Sendable {
  package var item: Name<Item>
  package var values: [Name<Item.Value>]

  package init(item: Name<Item>, values: [Name<Item.Value>]) {
    self.item = item
    self.values = values
  }
}
