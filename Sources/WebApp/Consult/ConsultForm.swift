import Foundation
import GuidelineModel
import Hummingbird

/// The fields of a form of the interview, as the browser sends them.
struct ConsultForm: Decodable {
  var `case`: String?
  var trail: String?
  var view: String?
  /// What the button that was pressed asks for.
  var `do`: String?
  var values: [String]?
  var date: String?
  var time: String?
  var months: String?
  /// An outcome to explain the absence of.
  var wish: String?
  /// A saved case to open.
  var document: String?

  static func read(_ request: Request, limit: Int) async throws -> ConsultForm {
    try await decode(ConsultForm.self, from: request, limit: limit)
  }

  /// Reads the body of a request as a form.
  ///
  /// - Throws: ``Problem/notAForm`` for another media type, ``Problem/badForm`` for what cannot be
  ///   read.
  static func decode<Form: Decodable>(
    _ form: Form.Type, from request: Request, limit: Int
  ) async throws -> Form {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }
      .trimmingCharacters(in: .whitespaces).lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Problem.notAForm }
    guard request.head.declaredLength <= limit else { throw Problem.tooLarge }
    let body = try await request.body.collect(upTo: limit)
    do {
      return try URLEncodedFormDecoder().decode(
        form, from: String(validating: body.readableBytesView, as: UTF8.self) ?? "%")
    } catch {
      throw Problem.badForm
    }
  }
}

extension Problem {
  static let notAForm = Problem(
    status: .unsupportedMediaType,
    title: Text(
      nl: "Deze pagina leest een formulier", en: "This page reads a form"),
    headers: [.accept: "application/x-www-form-urlencoded"])

  static let badForm = Problem(
    status: .badRequest,
    title: Text(nl: "Dit formulier is niet te lezen", en: "This form cannot be read"))
}
