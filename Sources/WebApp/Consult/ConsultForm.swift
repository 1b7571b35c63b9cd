import Hummingbird

/// The fields of a form of the interview, as the browser sends them; nil where it sends none.
struct ConsultForm {
  let `case`: String?
  let trail: String?
  let view: String?
  /// What the button that was pressed asks for.
  let `do`: String?
  let values: [String]
  let date: String?
  let time: String?
  let months: String?
  /// An outcome to explain the absence of.
  let wish: String?
  /// A saved case to open.
  let document: String?

  /// Reads the form that a request carries.
  ///
  /// - Throws: ``Problem`` where it carries none of ours.
  static func read(_ request: Request, limit: Int) async throws -> ConsultForm {
    try ConsultForm(try await FormFields.read(request, limit: limit))
  }

  private init(_ fields: FormFields) throws(Problem) {
    `case` = try fields.value("case")
    trail = try fields.value("trail")
    view = try fields.value("view")
    `do` = try fields.value("do")
    values = fields.values("values[]")
    date = try fields.value("date")
    time = try fields.value("time")
    months = try fields.value("months")
    wish = try fields.value("wish")
    document = try fields.value("document")
  }
}
