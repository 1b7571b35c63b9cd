/// The form of the interview, as the browser sends it; nil where it sends nothing of a field.
struct ConsultForm {
  let `case`: String?
  let trail: String?
  let view: String?
  /// What the button that was pressed asks for.
  let `do`: String?
  let values: [String]
  let date: String?
  let time: String?
  /// A measurement that is a number.
  let amount: String?
  /// Why the advice of a tree is not followed.
  let reason: String?
  /// A clinician's own words on a decision.
  let remark: String?
  /// An outcome to explain the absence of.
  let wish: String?
  /// A saved case to open.
  let document: String?

  /// The names of the fields, as forms write them and as they are read.
  enum Field: String {
    case `case`, trail, view, `do`
    case values = "values[]"
    case date, time, amount, reason, remark, wish, document
  }

  /// Takes the fields that were sent.
  ///
  /// - Throws: ``Problem/badForm`` where one that comes once comes twice.
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
    wish = try fields.value(.wish)
    document = try fields.value(.document)
  }
}

/// The names of the fields of the form that searches.
enum SearchField: String {
  case query
}
