/// The fields of the interview's form; `nil` for a field that was not sent.
struct ConsultForm {
  let `case`: String?
  let trail: String?
  let view: String?
  /// The text of the button that was pressed.
  let `do`: String?
  let values: [String]
  let date: String?
  let time: String?
  /// A measurement as a number.
  let amount: String?
  /// The reason for not following the advice of a tree.
  let reason: String?
  /// The clinician's remark on a decision.
  let remark: String?
  /// An outcome whose absence is to be explained.
  let requestedOutcome: String?
  /// A saved case to open.
  let document: String?

  /// The names of the fields, in forms and in requests.
  enum Field: String {
    case `case`, trail, view, `do`
    case values = "values[]"
    case date, time, amount, reason, remark, document
    case requestedOutcome = "wish"
  }

  /// Creates the form from the fields that were sent.
  ///
  /// - Throws: ``Problem/badForm`` when a single-valued field is repeated.
  init(_ fields: FormFields<Field>) throws(Problem) {
    `case` = try fields.value(.case)
    trail = try fields.value(.trail)
    view = try fields.value(.view)
    `do` = try fields.value(.do)
    values = fields.all(.values)
    date = try fields.value(.date)
    time = try fields.value(.time)
    amount = try fields.value(.amount)
    reason = try fields.value(.reason)
    remark = try fields.value(.remark)
    requestedOutcome = try fields.value(.requestedOutcome)
    document = try fields.value(.document)
  }
}

/// The field names of the search form.
enum SearchField: String {
  case query
}
