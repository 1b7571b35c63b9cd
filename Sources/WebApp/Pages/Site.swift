import Consultation
import Foundation
import GuidelineFormat
import GuidelineModel
import Hummingbird
import Mustache
import Reasoning

/// What every page is made from.
struct Site: Sendable {
  let guideline: Guideline
  let digest: String
  let reasoner: Reasoner
  /// The language of those who name none.
  let language: Language
  let clock: JSONService.Clock
  let assets: Assets
  private let templates: MustacheLibrary

  /// Prepares the pages of one guideline.
  init(_ loaded: LoadedGuideline, language: Language, clock: @escaping JSONService.Clock) {
    guideline = loaded.guideline
    digest = loaded.digest
    reasoner = Reasoner(loaded.guideline)
    self.language = language
    self.clock = clock
    assets = .embedded
    templates = Self.embeddedTemplates
  }

  private static let embeddedTemplates: MustacheLibrary = {
    do {
      let own = EmbeddedFile.files(in: "Templates").map { file in
        (String(file.name.prefix { $0 != "." }), String(decoding: file.bytes, as: UTF8.self))
      }
      let all = AdviceReport.parts.merging(own) { $1 }
      return MustacheLibrary(templates: try all.mapValues { try MustacheTemplate(string: $0) })
    } catch {
      preconditionFailure("The templates are part of the program, and the tests render each of them.")
    }
  }()

  /// A page.
  ///
  /// - Parameters:
  ///   - template: The template that lays it out.
  ///   - frame: What every page says of itself.
  ///   - context: The values that the template names besides those of the frame.
  ///   - status: The status of the answer.
  func page(
    _ template: String, _ frame: PageFrame, _ context: [String: Any] = [:],
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let values = frame.context(of: self).merging(context) { $1 }
    let html = templates.render(values, withTemplate: template) ?? ""
    return Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentLanguage: frame.language.rawValue,
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }
}
