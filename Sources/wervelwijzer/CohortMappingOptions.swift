import ArgumentParser
import Cohort
import Foundation
import GuidelineFormat
import GuidelineModel

/// What the columns of a registry mean.
struct CohortMappingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What columns and codes mean, as YAML; by default columns are named as items.",
      valueName: "yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var mapping: String?

  @Flag(help: "Propose a mapping for the file, with what is unsure marked; codes seen stand in it.")
  var sketch = false

  /// The mapping, read for a guideline; nil where none is given.
  func mapping(for guideline: Guideline) throws -> RegistryMapping? {
    guard let mapping else { return nil }
    let bytes = try Input.bytes(of: mapping, limit: RegistryMapping.largest)
    do {
      return try RegistryMapping(
        Array(bytes), named: Input.shown(mapping), for: guideline)
    } catch {
      throw Self.failure(error)
    }
  }

  /// A proposed mapping of a file.
  func sketch(of file: String, _ delimiter: UInt8, _ guideline: Guideline) throws -> String {
    let handle = try Input.handle(of: file)
    do {
      return try MappingSketch(
        ofCSV: { bytes, range in try Input.read(from: handle, into: &bytes, range) },
        delimiter: delimiter, for: guideline
      ).yaml
    } catch {
      throw CohortCommand.failure(error, in: file)
    }
  }

  /// A mapping that cannot be used, or that does not go with the file.
  static func failure(_ invalid: InvalidMapping) -> CommandFailure {
    CommandFailure.unusable(
      nl: "de mapping is niet te gebruiken:", en: "the mapping cannot be used:",
      invalid.diagnostics)
  }
}
