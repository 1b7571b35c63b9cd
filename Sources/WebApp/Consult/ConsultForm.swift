import Foundation
import GuidelineModel
import Hummingbird
import NIOCore

/// The fields of a form of the interview, as the browser sends them; nil where it sends none.
struct ConsultForm: WebForm {
  let `case`: String?
  let trail: String?
  let view: String?
  /// What the button that was pressed asks for.
  let `do`: String?
  let values: [String]?
  let date: String?
  let time: String?
  /// A measurement that is a number.
  let amount: String?
  /// An outcome to explain the absence of.
  let wish: String?
  /// A saved case to open.
  let document: String?

  /// The names of the fields, as forms write them and as they are read.
  enum Field: String, CodingKey {
    case `case`, trail, view, `do`, values, date, time, amount, wish, document
  }

  typealias CodingKeys = Field
}

/// The fields of the form that searches.
struct SearchForm: WebForm {
  let query: String?

  enum Field: String, CodingKey { case query }

  typealias CodingKeys = Field
}

/// A form that pages send.
protocol WebForm: Decodable {}

extension WebForm {
  /// Reads the form that a request carries.
  ///
  /// - Throws: ``Problem/notAForm`` for another media type, ``Problem/tooLarge(limit:)``, and
  ///   ``Problem/badForm`` for what cannot be read or has a field twice.
  static func read(_ request: Request, limit: Int) async throws -> Self {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }
      .trimmingCharacters(in: .whitespaces).lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Problem.notAForm }
    guard request.head.declaredLength <= limit else { throw Problem.tooLarge(limit: limit) }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem.tooLarge(limit: limit)
    }
    return try Self(Array(body.readableBytesView))
  }

  /// Reads the body of a form.
  ///
  /// - Throws: ``Problem/badForm``.
  init(_ body: [UInt8]) throws(Problem) {
    guard let text = String(validating: body, as: UTF8.self),
      let form = try? URLEncodedFormDecoder().decode(Self.self, from: text)
    else { throw .badForm }
    self = form
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
