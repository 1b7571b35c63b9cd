import GuidelineModel
import Hummingbird

/// The fields of a form, as `application/x-www-form-urlencoded` has them.
///
/// Ours, because the decoder that comes with Hummingbird took an eighth of the time of a page; see
/// `DECISIONS.md`.
struct FormFields {
  private let fields: [(name: String, value: String)]

  /// Reads the body of a request.
  ///
  /// - Throws: ``Problem/notAForm`` for another media type, ``Problem/tooLarge``, and
  ///   ``Problem/badForm`` for what cannot be read.
  static func read(_ request: Request, limit: Int) async throws -> FormFields {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }
      .filter { !$0.isWhitespace }.lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Problem.notAForm }
    guard request.head.declaredLength <= limit else { throw Problem.tooLarge }
    let body = try await request.body.collect(upTo: limit)
    guard let form = FormFields(Array(body.readableBytesView)) else { throw Problem.badForm }
    return form
  }

  /// Reads a form, or returns nil where its escapes or its text are not right.
  init?(_ body: [UInt8]) {
    var fields: [(name: String, value: String)] = []
    for field in body.split(separator: UInt8(ascii: "&")) {
      let end = field.firstIndex(of: UInt8(ascii: "=")) ?? field.endIndex
      guard let name = Self.decoded(field[..<end]),
        let value = Self.decoded(field[end...].dropFirst())
      else { return nil }
      fields.append((name, value))
    }
    self.fields = fields
  }

  /// The value of a field; nil where there is none.
  ///
  /// - Throws: ``Problem/badForm`` where there are several, of which none can be preferred.
  func value(_ name: String) throws(Problem) -> String? {
    let values = self.values(name)
    guard values.count <= 1 else { throw .badForm }
    return values.first
  }

  /// The values of all fields of a name.
  func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  private static func decoded(_ text: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
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
