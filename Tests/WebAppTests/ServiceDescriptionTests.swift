import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import TestSupport
import Testing
import WebApp

@Suite struct ServiceDescriptionTests {
  @Test func `the description refers only to what it holds`() throws {
    let guideline = try Clinic.builtIn().guideline
    let description = ServiceDescription(guideline: guideline, version: "0.0.0").json
    let text = String(decoding: description.bytes, as: UTF8.self)
    let components = try object(description)["components"] as? [String: [String: Any]]
    let references = Set(
      text.matches(of: #/"\$ref": "#\/components\/schemas\/([a-z0-9-]+)"/#).map { String($0.1) })
    #expect(references == Set((components?["schemas"] ?? [:]).keys))
    #expect(!text.contains("#/$defs/"))
  }

  private func object(_ json: JSONValue) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
  }
}
