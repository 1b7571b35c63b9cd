import GuidelineModel
import Hummingbird
import NIOCore

/// The fields of a form in `application/x-www-form-urlencoded`, as the URL standard defines it.
///
/// Hummingbird's decoder replaces invalid UTF-8 by U+FFFD and takes a quarter of the time of an
/// interview page; see `DECISIONS.md`, 76.
struct FormFields<Field: RawRepresentable<String> & Hashable> {
  private var values: [Field: [String]] = [:]

  /// Reads the form in the body of a request.
  ///
  /// - Throws: ``Problem/notAForm`` for another media type, ``Problem/tooLarge(limit:)``, and
  ///   ``Problem/badForm`` when it cannot be parsed.
  static func read(_ request: Request, limit: Int) async throws -> FormFields {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }
      .filter { !$0.isWhitespace }.lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Problem.notAForm }
    guard request.head.declaredLength <= limit else { throw Problem.tooLarge(limit: limit) }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem.tooLarge(limit: limit)
    }
    return try FormFields(Array(body.readableBytesView))
  }

  /// Parses the body of a form; unknown fields are ignored.
  ///
  /// - Throws: ``Problem/badForm`` when an escape or the encoding is invalid.
  init(_ body: [UInt8]) throws(Problem) {
    for part in body.split(separator: UInt8(ascii: "&")) {
      let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = part[..<end].unescaped, let value = part[end...].dropFirst().unescaped
      else { throw .badForm }
      guard let field = Field(rawValue: name) else { continue }
      values[field, default: []].append(value)
    }
  }

  /// The value of a field; `nil` if it is absent.
  ///
  /// - Throws: ``Problem/badForm`` when there are several, as none can be preferred.
  func value(_ field: Field) throws(Problem) -> String? {
    let values = all(field)
    guard values.count <= 1 else { throw .badForm }
    return values.first
  }

  /// The values of a repeatable field, in form order.
  func all(_ field: Field) -> [String] { values[field] ?? [] }
}

extension ArraySlice<UInt8> {
  /// The unescaped text; `nil` if an escape is malformed or the bytes are not UTF-8.
  fileprivate var unescaped: String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var rest = self
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst()?.hexadecimalDigit,
          let low = rest.popFirst()?.hexadecimalDigit
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
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
