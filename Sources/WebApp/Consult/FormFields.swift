import GuidelineModel
import Hummingbird
import NIOCore

/// The fields of a form, as `application/x-www-form-urlencoded` of the URL standard has them.
///
/// Ours, because the decoder that comes with Hummingbird takes bytes that are no text for U+FFFD, and
/// a quarter of the work of a page of the interview; see `DECISIONS.md`, 76.
struct FormFields<Field: RawRepresentable<String> & Hashable> {
  private var values: [Field: [String]] = [:]

  /// Reads the form that a request carries.
  ///
  /// - Throws: ``Problem/notAForm`` for another media type, ``Problem/tooLarge(limit:)``, and
  ///   ``Problem/badForm`` for what cannot be read.
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

  /// Reads the body of a form; fields that the form does not have are left out.
  ///
  /// - Throws: ``Problem/badForm`` where an escape or a text is not right.
  init(_ body: [UInt8]) throws(Problem) {
    for part in body.split(separator: UInt8(ascii: "&")) {
      let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = part[..<end].unescaped, let value = part[end...].dropFirst().unescaped
      else { throw .badForm }
      guard let field = Field(rawValue: name) else { continue }
      values[field, default: []].append(value)
    }
  }

  /// The value of a field; nil where there is none.
  ///
  /// - Throws: ``Problem/badForm`` where there are several, of which none can be preferred.
  func value(_ field: Field) throws(Problem) -> String? {
    let values = all(field)
    guard values.count <= 1 else { throw .badForm }
    return values.first
  }

  /// The values of a field that may come several times, in the order of the form.
  func all(_ field: Field) -> [String] { values[field] ?? [] }
}

extension ArraySlice<UInt8> {
  /// The text that was escaped; nil where an escape is broken or the bytes are no UTF-8.
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
