import Exchange
import Foundation
import GuidelineFormat
import GuidelineModel
import JSON
import Reasoning
import TestSupport
import Testing

/// The writer of advices and their schema are two descriptions of one shape; here each is held
/// against the other, member by member.
@Suite struct SchemaMemberTests {
  @Test func `every member that is written stands in the schema, and every one there is written`()
    throws
  {
    var written: Set<String> = []
    var described: Set<String> = []
    for guideline in [
      try Clinic.builtIn().guideline,
      try GuidelineFolder.read(
        atPath: Repository.file("Tests/GuidelineFormatTests/Fixtures/minimal").path
      ).guideline,
    ] {
      let digest = "sha256:" + String(repeating: "0", count: 64)
      let writer = AdviceWriter(guideline, digest: digest)
      let reasoner = Reasoner(guideline)
      let hurried = Reasoner(guideline, limit: SearchLimit(nodes: 1))
      let shape = AdviceShape(guideline)
      described.formUnion(shape.members)
      for seed in 0..<600 {
        let evaluation =
          seed % 20 == 0
          ? try evaluation(by: hurried, order: .fewest, seed: seed)
          : try evaluation(by: reasoner, order: .source, seed: seed)
        guard let evaluation else { continue }
        written.formUnion(try shape.members(writtenBy: writer, of: evaluation))
      }
    }
    // Random answers seldom stop where the world must move first.
    let guideline = try Clinic.builtIn().guideline
    let night = try Data(
      contentsOf: Repository.file(
        "Guidelines/wervelmetastasen/cases/01-nacht-zwak-been/case.json"))
    let patient = try CaseReader(guideline).patient(
      from: Array(night), now: try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00"))
    let atNight = try #require(try Reasoner(guideline).conclusion(for: patient).evaluation)
    written.formUnion(
      try AdviceShape(guideline).members(
        writtenBy: AdviceWriter(guideline, digest: "sha256:"), of: atNight))
    #expect(written.subtracting(described) == [])
    #expect(described.subtracting(written) == [])
  }

  /// An advice on random answers; nil where they contradict an outcome.
  private func evaluation(
    by reasoner: Reasoner, order: QuestionOrder, seed: Int
  ) throws -> Evaluation? {
    let guideline = reasoner.guideline
    var random = SeededGenerator(seed: seed)
    let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    var patient = PatientCase(now: now)
    let openness = Int.random(in: 0...3, using: &random)
    for place in guideline.items.indices
    where Int.random(in: 0..<4, using: &random) >= openness {
      let count = guideline.items[place].values.count
      patient.answers[Index(place)] = .values(
        PossibleValues([Int.random(in: 0..<count, using: &random)]))
    }
    let hasEvents = Int.random(in: 0..<3, using: &random) > 0
    for place in guideline.events.indices
    where hasEvents && !guideline.events[place].isDerived && Bool.random(using: &random) {
      let event = Index<Event>(place)
      let hours = Int64.random(in: 1...400, using: &random)
      patient.events[event] = now.instant.advanced(bySeconds: -3600 * hours)
      guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
      if guideline[event].defaultsToNow {
        patient.assumedEvents.insert(event)
      } else {
        patient.events[event] = nil
        patient.unknownTimes.insert(event)
      }
    }
    for place in guideline.steps.indices
    where guideline.steps[place].isTicked && Int.random(in: 0..<4, using: &random) == 0 {
      patient.done[Index(place)] = .untimed
    }
    for place in guideline.trees.indices
    where !guideline.declineReasons.isEmpty && Int.random(in: 0..<6, using: &random) == 0 {
      patient.decisions[Index(place)] = .declined(Index(0), remark: "in overleg")
    }
    guard Bool.random(using: &random) else {
      return try reasoner.conclusion(for: patient, order: order).evaluation
    }
    let trees = guideline.trees.indices.map { Index<Tree>($0) }.shuffled(using: &random)
    patient.start = Array(trees.prefix(Int.random(in: 1...3, using: &random)))
    return try reasoner.conclusion(for: patient, order: order).evaluation
  }
}

/// The members that a schema describes, each as `definition.member.member`.
private struct AdviceShape {
  private let root: JSONValue
  private let definitions: [String: JSONValue]

  init(_ guideline: Guideline) {
    root = SchemaSet(guideline).schema(of: .advice)
    definitions = Dictionary(
      uniqueKeysWithValues: (root["$defs"]?.members ?? []).map { ($0.key, $0.value) })
  }

  /// Every member of the schema.
  var members: Set<String> {
    var found: Set<String> = []
    describe(root, at: "", into: &found)
    for (name, schema) in definitions { describe(schema, at: name, into: &found) }
    return found
  }

  private func describe(_ schema: JSONValue, at path: String, into found: inout Set<String>) {
    if let items = schema["items"] { describe(items, at: path, into: &found) }
    for member in schema["properties"]?.members ?? [] {
      found.insert("\(path).\(member.key)")
      describe(member.value, at: "\(path).\(member.key)", into: &found)
    }
  }

  /// Every member of an advice as it is written, at the place where the schema has it.
  func members(writtenBy writer: AdviceWriter, of evaluation: Evaluation) throws -> Set<String> {
    var found: Set<String> = []
    let document = try JSONDocument(writer.json(evaluation, in: .english))
    walk(document.root, root, at: "", into: &found)
    return found
  }

  /// The definition that a schema refers to.
  private func name(_ schema: JSONValue) -> String {
    String(schema["$ref"]?.string?.split(separator: "/").last ?? "")
  }

  private func walk(
    _ value: JSONDocument.Value, _ schema: JSONValue, at path: String, into found: inout Set<String>
  ) {
    if schema["$ref"] != nil {
      let name = name(schema)
      return walk(value, definitions[name] ?? .object([]), at: name, into: &found)
    }
    for element in value.elements ?? [] {
      walk(element, schema["items"] ?? .object([]), at: path, into: &found)
    }
    guard let members = value.members else { return }
    if let forms = schema["oneOf"]?.elements {
      let form = forms.first { form in
        let required = definitions[name(form)]?["required"]?.elements ?? []
        return required.allSatisfy { name in members.contains { $0.key == name.string } }
      }
      return walk(value, form ?? .object([]), at: path, into: &found)
    }
    for member in members {
      found.insert("\(path).\(member.key)")
      if let inner = schema["properties"]?[member.key] {
        walk(member.value, inner, at: "\(path).\(member.key)", into: &found)
      }
    }
  }
}
