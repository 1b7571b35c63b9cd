import Exchange
import GuidelineFormat
import GuidelineModel
import HTTPTypes
import Hummingbird
import JSON

/// The documents of the service that are the same for everyone.
struct Documents: Sendable {
  let caseSchema: Document
  let adviceSchema: Document
  let description: Document
  private let dutch: Document
  private let english: Document

  init(_ loaded: LoadedGuideline, version: String, base: BasePath) {
    let schemas = SchemaSet(loaded.guideline)
    func schema(_ document: SchemaSet.Document) -> Document {
      Document(
        schemas.schema(of: document).bytes, mediaType: "application/schema+json",
        label: document.rawValue, digest: loaded.digest)
    }
    func guideline(_ language: Language) -> Document {
      Document(
        GuidelineWriter(loaded.guideline, digest: loaded.digest, language: language).json,
        mediaType: "application/json", label: language.rawValue, digest: loaded.digest)
    }
    caseSchema = schema(.case)
    adviceSchema = schema(.advice)
    description = Document(
      ServiceDescription(guideline: loaded.guideline, version: version, base: base).json.bytes,
      mediaType: "application/json", label: "openapi", digest: loaded.digest)
    dutch = guideline(.dutch)
    english = guideline(.english)
  }

  func guideline(in language: Language) -> Document {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }
}

/// One of these documents, with its entity tag.
struct Document: Sendable {
  private let body: ByteBuffer
  private let mediaType: String
  private let tag: String

  /// Creates a document.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - mediaType: Its media type.
  ///   - label: What distinguishes it from other documents about the same guideline, such as a
  ///     language.
  ///   - digest: The logic digest of the guideline; it does not cover wording, so the tag also
  ///     contains a hash of the bytes.
  init(_ bytes: [UInt8], mediaType: String, label: String, digest: String) {
    body = ByteBuffer(bytes: bytes)
    self.mediaType = mediaType
    let contents = SHA256.hexadecimalHash(of: bytes).prefix(16)
    tag = "\"\(digest)-\(label)-\(contents)\""
  }

  func response(to request: Request) -> Response {
    let headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
    if let known = request.headers[.ifNoneMatch], knows(known) {
      var response = Response(status: .notModified, headers: headers)
      response.headers[.contentLength] = nil
      return response
    }
    var response = Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    response.headers[.contentType] = mediaType
    return response
  }

  /// Whether the client's tags contain this document's.
  private func knows(_ tags: String) -> Bool {
    tags.split(separator: ",").contains { entry in
      let entry = entry.filter { $0 != " " }
      return entry == "*" || entry == tag || entry == "W/" + tag
    }
  }
}
