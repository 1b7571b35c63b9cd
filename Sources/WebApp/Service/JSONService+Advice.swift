import Consultation
import Exchange
import Foundation
import GuidelineModel
import HTTPTypes
import Hummingbird
import Reasoning

extension JSONService {
  /// Takes a case and returns its advice; neither is stored.
  func advice(for request: Request) async throws -> Response {
    let language = try LanguageChoice(default: language).language(for: request)
    let body = try await caseBody(of: request)
    let evaluation = try evaluation(of: body)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .contentLanguage: language.rawValue,
        .vary: "Accept-Language",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.json(evaluation, in: language))))
  }

  /// Reads the body, unless its declared length is too large.
  private func caseBody(of request: Request) async throws -> [UInt8] {
    guard request.hasJSONBody else { throw Problem.wrongMediaType }
    guard request.head.declaredLength <= CaseReader.largestCase else { throw Problem.tooLarge }
    let buffer = try await request.body.collect(upTo: CaseReader.largestCase)
    return Array(buffer.readableBytesView)
  }

  private func evaluation(of json: [UInt8]) throws(Problem) -> Evaluation {
    do {
      return try reasoner.evaluation(ofCase: json, now: clock())
    } catch {
      throw Problem(error)
    }
  }
}

extension Request {
  /// Whether the body is declared as JSON in UTF-8 without compression.
  fileprivate var hasJSONBody: Bool {
    guard let text = headers[.contentType] else { return false }
    let encoding = headers[.contentEncoding]?.lowercased() ?? "identity"
    guard encoding == "identity" else { return false }
    if text == "application/json" { return true }
    let parts = text.split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
    let isUTF8 = charset.map { ["utf-8", "\"utf-8\""].contains($0) } ?? true
    return parts.first == "application/json" && isUTF8
  }
}
