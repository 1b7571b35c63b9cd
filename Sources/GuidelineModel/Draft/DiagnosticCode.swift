/// The kind of problem in a guideline's files.
///
/// The raw value is shown after every message, is stable for use by programs, and is never reused.
package enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // The folder and its files.

  /// A required file or folder is missing.
  case missingFile = "missing-file"
  /// A file or folder that cannot be read.
  case unreadableFile = "unreadable-file"
  /// A symbolic link, which is not followed.
  case link
  /// A file that exceeds the size limit.
  case fileTooLarge = "file-too-large"
  /// A folder whose total size exceeds the limit.
  case folderTooLarge = "folder-too-large"
  /// A folder that exceeds the number of files.
  case tooManyFiles = "too-many-files"
  /// A file name that cannot be displayed as it is.
  case unshowableName = "unshowable-name"
  /// A file that the format does not use.
  case fileNotRead = "file-not-read"
  /// An empty file.
  case emptyFile = "empty-file"
  /// Bytes that are not valid UTF-8.
  case notUTF8 = "not-utf8"
  /// An invisible character, or one that changes the display order of others.
  case hiddenCharacter = "hidden-character"
  /// More problems than the report limit; the rest of the file was not read.
  case tooManyMistakes = "too-many-mistakes"

  // YAML.

  /// Text that is not valid YAML.
  case syntax
  /// YAML nested more deeply than the limit.
  case nestedTooDeeply = "nested-too-deeply"
  /// A YAML alias, a reference to another node.
  case alias
  /// An explicit YAML tag, a type before a value.
  case tag
  /// A mapping key that is not a scalar.
  case complexKey = "complex-key"
  /// A YAML merge key, which copies another mapping's members.
  case mergeKey = "merge-key"
  /// A key that occurs twice in one mapping.
  case duplicateKey = "duplicate-key"
  /// A line break that YAML readers interpret differently.
  case lineBreak = "line-break"

  // Keys and values.

  /// A key that the format does not define here.
  case unknownKey = "unknown-key"
  /// A required key is missing.
  case missingKey = "missing-key"
  /// A value of the wrong type, such as a mapping instead of a list.
  case wrongType = "wrong-type"
  /// A list that must have at least one member.
  case emptyList = "empty-list"
  /// An empty list that can be left out.
  case idleList = "idle-list"
  /// A missing text.
  case missingText = "missing-text"
  /// A text that is empty or only white space.
  case emptyText = "empty-text"
  /// A text that is cut off by a comment.
  case textCutByComment = "text-cut-by-comment"
  /// A text without a translation.
  case missingTranslation = "missing-translation"
  /// A name that is not kebab-case.
  case invalidName = "invalid-name"
  /// An invalid web address.
  case invalidAddress = "invalid-address"
  /// A value that is not a number in the permitted range.
  case invalidNumber = "invalid-number"
  /// A duration that is not ISO 8601 in hours or days.
  case invalidDuration = "invalid-duration"
  /// An unknown default for an event time.
  case unknownDefault = "unknown-default"
  /// A word other than `first` and `last` for an end of the list of values.
  case unknownEnd = "unknown-end"
  /// A value that is neither `true` nor `false`.
  case unknownFlag = "unknown-flag"
  /// An unknown joiner of steps.
  case unknownJoiner = "unknown-joiner"
  /// An unknown kind of step.
  case unknownKind = "unknown-kind"
  /// An unknown scale of measurement.
  case unknownMeasurement = "unknown-measurement"
  /// An unknown list to fill in from a plan.
  case unknownPlanList = "unknown-plan-list"
  /// An unknown value for what brings an event about.
  case unknownSetBy = "unknown-set-by"
  /// An unknown time zone.
  case unknownTimeZone = "unknown-time-zone"
  /// An unknown state of a step.
  case unknownState = "unknown-state"
  /// An unknown urgency.
  case unknownUrgency = "unknown-urgency"

  // Rationales.

  /// Markdown that is not supported.
  case unsupportedMarkdown = "unsupported-markdown"
  /// An ambiguous heading.
  case unclearHeading = "unclear-heading"
  /// An ambiguous list.
  case unclearList = "unclear-list"
  /// An ambiguous table.
  case unclearTable = "unclear-table"
  /// Ambiguous emphasis.
  case unclearEmphasis = "unclear-emphasis"
  /// An ambiguous citation.
  case unclearCitation = "unclear-citation"
  /// A tree without a rationale.
  case missingRationale = "missing-rationale"

  // Names.

  /// A name shared by two parts of one kind, or listed twice.
  case duplicateName = "duplicate-name"
  /// A former name that is still in use.
  case formerNameInUse = "former-name-in-use"
  /// A former name claimed by two parts.
  case formerNameClaimedTwice = "former-name-claimed-twice"
  /// A caution that does not exist.
  case unknownCaution = "unknown-caution"
  /// A decision that does not exist.
  case unknownDecision = "unknown-decision"
  /// An event that does not exist.
  case unknownEvent = "unknown-event"
  /// An item that does not exist.
  case unknownItem = "unknown-item"
  /// A note that does not exist.
  case unknownNote = "unknown-note"
  /// An outcome that does not exist.
  case unknownOutcome = "unknown-outcome"
  /// A page that the document does not have.
  case unknownPage = "unknown-page"
  /// A source that does not exist.
  case unknownSource = "unknown-source"
  /// A step that does not exist.
  case unknownStep = "unknown-step"
  /// A tree that does not exist.
  case unknownTree = "unknown-tree"
  /// A value that the item does not have.
  case unknownValue = "unknown-value"

  // Items.

  /// An item with fewer than two values.
  case tooFewValues = "too-few-values"
  /// An item that exceeds the number of values.
  case tooManyValues = "too-many-values"
  /// A band without an upper bound that is not the last.
  case bandWithoutBound = "band-without-bound"
  /// A last band with an upper bound.
  case bandWithBound = "band-with-bound"
  /// Bands whose bounds are not in ascending order.
  case bandOrder = "band-order"
  /// A boundary that both adjacent bands include.
  case boundaryOnBothSides = "boundary-on-both-sides"

  // Trees.

  /// A value without a branch.
  case valueNotCovered = "value-not-covered"
  /// A value with two branches.
  case valueCoveredTwice = "value-covered-twice"
  /// A branch without a target, or with two.
  case branchTarget = "branch-target"
  /// A cycle of decisions.
  case decisionCycle = "decision-cycle"
  /// A decision that cannot be reached.
  case unreachableDecision = "unreachable-decision"
  /// A tree that unfolds into more decisions than the limit.
  case tooManyDecisions = "too-many-decisions"
  /// An outcome that cannot be reached.
  case unusedOutcome = "unused-outcome"
  /// A tree that exceeds the number of outcomes.
  case tooManyOutcomes = "too-many-outcomes"
  /// A cycle of trees.
  case treeCycle = "tree-cycle"
  /// A tree that belongs to no phase.
  case treeWithoutPhase = "tree-without-phase"
  /// A tree that belongs to two phases.
  case treeInTwoPhases = "tree-in-two-phases"
  /// A phase without trees.
  case phaseWithoutTrees = "phase-without-trees"

  // Outcomes.

  /// A choice without options.
  case choiceWithoutOptions = "choice-without-options"
  /// Following trees given both for the outcome and for its choice.
  case nextBesideChoice = "next-beside-choice"
  /// An action without text.
  case actionWithoutWords = "action-without-words"
  /// A group with a single action.
  case groupOfOne = "group-of-one"
  /// A number of joiners that does not match the number of actions.
  case joinerCount = "joiner-count"
  /// A time limit without an event.
  case limitWithoutEvent = "limit-without-event"
  /// A time limit with neither a latest nor an earliest time.
  case limitWithoutLength = "limit-without-length"
  /// A time limit that ends before it starts.
  case limitOrder = "limit-order"
  /// A dose without an amount.
  case doseWithoutAmount = "dose-without-amount"

  // Plans.

  /// A guideline that exceeds the number of events.
  case tooManyEvents = "too-many-events"
  /// A cycle of events that must follow each other.
  case eventCycle = "event-cycle"
  /// A derived event with properties that only other events may have.
  case derivedEvent = "derived-event"
  /// A step with mutually exclusive ways of completion.
  case severalCompletions = "several-completions"
  /// An option of an outcome that has no choice.
  case optionWithoutChoice = "option-without-choice"
  /// Keys of which exactly one is required.
  case oneOfKeys = "one-of-keys"

  // Letters.

  /// A placeholder that is not available here.
  case unknownPlaceholder = "unknown-placeholder"
  /// A text without a required placeholder.
  case missingPlaceholder = "missing-placeholder"

  // Mappings of a registry.

  /// A form of mappings that this version does not know.
  case unknownMappingVersion = "unknown-mapping-version"
  /// A text that cannot stand between cells.
  case unknownDelimiter = "unknown-delimiter"
  /// A text that does not stand before decimals.
  case unknownDecimal = "unknown-decimal"
  /// A date that is none, or is not written as it must be.
  case invalidDate = "invalid-date"
  /// An unknown form of dates.
  case unknownDateForm = "unknown-date-form"
  /// A column that the registry does not have.
  case unknownColumn = "unknown-column"
  /// A reason for deviation that does not exist.
  case unknownReason = "unknown-reason"
  /// Two columns that tell what only one may tell.
  case toldTwice = "told-twice"
  /// A code that means not known, and has a value as well.
  case missingCodeWithValue = "missing-code-with-value"
}
