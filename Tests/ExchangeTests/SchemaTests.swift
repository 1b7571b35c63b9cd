import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import TestSupport
import Testing

@Suite struct SchemaTests {
  @Test func `the schema of a case has every item with its values, and no other`() throws {
    for guideline in [try Clinic.builtIn().guideline, try minimal()] {
      let schema = try object(SchemaSet(guideline).schema(of: .case))
      let properties = try #require(schema["properties"] as? [String: [String: Any]])
      let answers = try #require(properties["answers"]?["properties"] as? [String: [String: Any]])
      let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
      let events = try #require(properties["events"]?["properties"] as? [String: Any])
      #expect(answers.keys.sorted() == guideline.items.map(\.id.text).sorted())
      #expect(
        events.keys.sorted()
          == guideline.events.filter { !$0.isDerived }.map(\.id.text).sorted())
      for item in guideline.items {
        let forms = try #require(answers[item.id.text]?["anyOf"] as? [[String: Any]])
        let name = try #require(forms.first?["$ref"] as? String).dropFirst("#/$defs/".count)
        #expect(definitions[String(name)]?["enum"] as? [String] == item.values.map(\.id.text))
      }
    }
  }

  @Test(arguments: SchemaSet.Document.allCases)
  func `a schema refers only to what it holds`(document: SchemaSet.Document) throws {
    let schema = SchemaSet(try Clinic.builtIn().guideline).schema(of: document)
    let text = String(decoding: schema.bytes, as: UTF8.self)
    let definitions = try object(schema)["$defs"] as? [String: Any] ?? [:]
    let references = Set(
      text.matches(of: #/"\$ref": "#\/\$defs\/([a-z0-9-]+)"/#).map { String($0.1) })
    #expect(references.subtracting(definitions.keys) == [])
    #expect(Set(definitions.keys).subtracting(references) == [])
  }

  @Test func `two runs give the same bytes`() throws {
    let guideline = try Clinic.builtIn().guideline
    for document in SchemaSet.Document.allCases {
      #expect(
        SchemaSet(guideline).schema(of: document).bytes
          == SchemaSet(guideline).schema(of: document).bytes)
    }
  }

  private func minimal() throws -> Guideline {
    let folder = Repository.file("Tests/GuidelineFormatTests/Fixtures/minimal")
    return try GuidelineFolder.read(atPath: folder.path).guideline
  }

  private func object(_ json: JSONValue) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
  }
}
