/// What sort of thing is wrong with a guideline's files, for programs and for looking it up; the raw
/// value stands behind every message and is never reused.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // The folder and its files.

  /// A file or folder that has to be there is not.
  case missingFile = "missing-file"
  /// A file or folder that cannot be read.
  case unreadableFile = "unreadable-file"
  /// A symbolic link, which is not followed.
  case link
  /// A file of more bytes than any guideline's has.
  case fileTooLarge = "file-too-large"
  /// A folder whose files together have too many bytes.
  case folderTooLarge = "folder-too-large"
  /// A folder of more files than any guideline's has.
  case tooManyFiles = "too-many-files"
  /// A file name that cannot be shown as it is.
  case unshowableName = "unshowable-name"
  /// A file that no part of the format asks for.
  case fileNotRead = "file-not-read"
  /// A file without content.
  case emptyFile = "empty-file"
  /// Bytes that are no UTF-8.
  case notUTF8 = "not-utf8"
  /// A character that cannot be seen, or that turns the order of others.
  case hiddenCharacter = "hidden-character"
  /// More mistakes than are told; what stands further on was not read.
  case tooManyMistakes = "too-many-mistakes"

  // YAML.

  /// A text that is no YAML.
  case syntax
  /// YAML of more levels than any guideline's has.
  case nestedTooDeeply = "nested-too-deeply"
  /// A reference to another place in the file.
  case alias
  /// A type written before a value.
  case tag
  /// A key that is no text.
  case complexKey = "complex-key"
  /// The members of another mapping, taken over.
  case mergeKey = "merge-key"
  /// A key that stands twice in one mapping.
  case duplicateKey = "duplicate-key"
  /// A line break that readers of YAML take differently.
  case lineBreak = "line-break"

  // Keys and values.

  /// A key that the format does not have there.
  case unknownKey = "unknown-key"
  /// A key that the format asks for.
  case missingKey = "missing-key"
  /// A mapping where a list belongs, or the like.
  case wrongType = "wrong-type"
  /// A list that has to have a member.
  case emptyList = "empty-list"
  /// A list without members that may as well be left out.
  case idleList = "idle-list"
  /// No text where one belongs.
  case missingText = "missing-text"
  /// A text without words.
  case emptyText = "empty-text"
  /// A text of which a comment cuts off the rest.
  case textCutByComment = "text-cut-by-comment"
  /// A text that one of the languages lacks.
  case missingTranslation = "missing-translation"
  /// A name that is no kebab-case.
  case invalidName = "invalid-name"
  /// An address that is no web address.
  case invalidAddress = "invalid-address"
  /// A number outside what is meant there, or none.
  case invalidNumber = "invalid-number"
  /// A length of time that is none of ISO 8601, or not of hours or days.
  case invalidDuration = "invalid-duration"
  /// A word that is no time to assume.
  case unknownDefault = "unknown-default"
  /// A word that is no end of a list.
  case unknownEnd = "unknown-end"
  /// A word that is neither true nor false.
  case unknownFlag = "unknown-flag"
  /// A word that joins no steps.
  case unknownJoiner = "unknown-joiner"
  /// A word that is no kind of step.
  case unknownKind = "unknown-kind"
  /// A word that is nothing to measure.
  case unknownMeasurement = "unknown-measurement"
  /// A word that is no list that a plan fills in.
  case unknownPlanList = "unknown-plan-list"
  /// A word that brings no event about.
  case unknownSetBy = "unknown-set-by"
  /// A time zone that no computer knows.
  case unknownTimeZone = "unknown-time-zone"
  /// A word that is no state of a step.
  case unknownState = "unknown-state"
  /// A word that is no degree of urgency.
  case unknownUrgency = "unknown-urgency"

  // Rationales.

  /// Markdown that is not shown.
  case unsupportedMarkdown = "unsupported-markdown"
  /// A heading that may be meant otherwise.
  case unclearHeading = "unclear-heading"
  /// A list that may be meant otherwise.
  case unclearList = "unclear-list"
  /// A table that may be meant otherwise.
  case unclearTable = "unclear-table"
  /// Emphasis that may be meant otherwise.
  case unclearEmphasis = "unclear-emphasis"
  /// A citation that may be meant otherwise.
  case unclearCitation = "unclear-citation"
  /// A tree without a rationale.
  case missingRationale = "missing-rationale"

  // Names.

  /// A name that two parts of one kind have, or that a list has twice.
  case duplicateName = "duplicate-name"
  /// A former name that some part still has.
  case formerNameInUse = "former-name-in-use"
  /// A former name of two parts.
  case formerNameClaimedTwice = "former-name-claimed-twice"
  /// A code of no caution.
  case unknownCaution = "unknown-caution"
  /// The name of no decision.
  case unknownDecision = "unknown-decision"
  /// The name of no event.
  case unknownEvent = "unknown-event"
  /// The name of no item.
  case unknownItem = "unknown-item"
  /// The name of no note.
  case unknownNote = "unknown-note"
  /// The name of no outcome.
  case unknownOutcome = "unknown-outcome"
  /// A page that the document does not have.
  case unknownPage = "unknown-page"
  /// The name of no source.
  case unknownSource = "unknown-source"
  /// The name of no step.
  case unknownStep = "unknown-step"
  /// The name of no tree.
  case unknownTree = "unknown-tree"
  /// The name of no value of the item.
  case unknownValue = "unknown-value"

  // Items.

  /// An item of one value or none.
  case tooFewValues = "too-few-values"
  /// An item of more values than can be told apart.
  case tooManyValues = "too-many-values"
  /// A band, but the last, without an upper bound.
  case bandWithoutBound = "band-without-bound"
  /// A last band with an upper bound.
  case bandWithBound = "band-with-bound"
  /// A band that begins above its bound.
  case bandOrder = "band-order"
  /// A bound that is said to belong to the bands on both its sides.
  case boundaryOnBothSides = "boundary-on-both-sides"

  // Trees.

  /// A value that leads nowhere.
  case valueNotCovered = "value-not-covered"
  /// A value that leads two ways.
  case valueCoveredTwice = "value-covered-twice"
  /// A branch that leads nowhere, or to two places.
  case branchTarget = "branch-target"
  /// Decisions that lead back to themselves.
  case decisionCycle = "decision-cycle"
  /// A decision that no way leads to.
  case unreachableDecision = "unreachable-decision"
  /// A tree that unfolds into more decisions than can be worked with.
  case tooManyDecisions = "too-many-decisions"
  /// An outcome that no way leads to.
  case unusedOutcome = "unused-outcome"
  /// A tree of more outcomes than can be told apart.
  case tooManyOutcomes = "too-many-outcomes"
  /// Trees that lead back to themselves.
  case treeCycle = "tree-cycle"
  /// A tree that no phase has.
  case treeWithoutPhase = "tree-without-phase"
  /// A tree that two phases have.
  case treeInTwoPhases = "tree-in-two-phases"
  /// A phase that has no tree.
  case phaseWithoutTrees = "phase-without-trees"

  // Outcomes.

  /// A choice that offers nothing.
  case choiceWithoutOptions = "choice-without-options"
  /// Trees that follow beside those that follow a choice.
  case nextBesideChoice = "next-beside-choice"
  /// An action that says nothing.
  case actionWithoutWords = "action-without-words"
  /// A group of a single action.
  case groupOfOne = "group-of-one"
  /// More joiners, or fewer, than there are places between steps.
  case joinerCount = "joiner-count"
  /// A time limit that counts from no event.
  case limitWithoutEvent = "limit-without-event"
  /// A time limit that says neither until when nor from when.
  case limitWithoutLength = "limit-without-length"
  /// A time limit that ends before it begins.
  case limitOrder = "limit-order"
  /// A dose that says no amount.
  case doseWithoutAmount = "dose-without-amount"

  // Plans.

  /// More events than can be told apart.
  case tooManyEvents = "too-many-events"
  /// Events that must follow themselves.
  case eventCycle = "event-cycle"
  /// An event that follows from others and says more.
  case derivedEvent = "derived-event"
  /// A step that can be completed in ways that exclude each other.
  case severalCompletions = "several-completions"
  /// An option of an outcome that leaves no choice.
  case optionWithoutChoice = "option-without-choice"
  /// Keys of which exactly one has to be there.
  case oneOfKeys = "one-of-keys"

  // Letters.

  /// A word between braces that nothing fills in there.
  case unknownPlaceholder = "unknown-placeholder"
  /// A text that lacks what is to be filled in there.
  case missingPlaceholder = "missing-placeholder"
}
