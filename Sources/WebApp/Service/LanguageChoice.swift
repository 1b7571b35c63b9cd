import GuidelineModel
import HTTPTypes
import Hummingbird

/// Chooses the language of a response.
struct LanguageChoice {
  let `default`: Language

  /// The language that the query names, otherwise the one the client prefers.
  ///
  /// - Throws: ``Problem/languageUnknown`` when the query names a language that is not supported.
  func language(for request: Request) throws(Problem) -> Language {
    switch named(by: request) {
    case .none: return preferred(byHeaderOf: request)
    case .some(nil): throw .languageUnknown
    case .some(let language?): return language
    }
  }

  /// As above, but a language that is not supported is ignored.
  func preferred(by request: Request) -> Language {
    (named(by: request) ?? nil) ?? preferred(byHeaderOf: request)
  }

  /// The outer value is `nil` if the query names no language, the inner one if it names one that is
  /// not supported.
  private func named(by request: Request) -> Language?? {
    let names = request.uri.queryParameters.getAll("lang")
    guard let first = names.first else { return .none }
    guard names.count == 1, let language = Language(rawValue: String(first)) else {
      return .some(nil)
    }
    return language
  }

  private func preferred(byHeaderOf request: Request) -> Language {
    var best: (language: Language, weight: Double)?
    for range in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let tag = parts.first, let language = language(of: tag) else { continue }
      let weight =
        parts.dropFirst().first { $0.hasPrefix("q=") }
        .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language ?? `default`
  }

  private func language(of tag: String) -> Language? {
    tag == "*"
      ? `default` : tag.split(separator: "-").first.flatMap { Language(rawValue: String($0)) }
  }
}
