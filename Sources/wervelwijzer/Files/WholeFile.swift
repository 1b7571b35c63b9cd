import Foundation
import GuidelineModel

/// An output file that appears whole or not at all.
struct WholeFile {
  private let name: String
  private let file: AtomicFile

  /// Checks that the file can be written, before the work starts.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written.
  init(at name: String) throws(CommandFailure) {
    self.name = name
    do {
      file = try AtomicFile(at: name)
      try file.prepare()
    } catch {
      throw .badInput(
        nl: "\(Input.shown(name)) kan niet worden geschreven: \(error.words.nl)",
        en: "\(Input.shown(name)) cannot be written: \(error.words.en)")
    }
  }

  /// Replaces the content of the file.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try file.replace(with: Data(bytes))
    } catch {
      throw .internalFault(
        nl: "\(Input.shown(name)) kan niet worden geschreven: \(error.words.nl)",
        en: "\(Input.shown(name)) cannot be written: \(error.words.en)")
    }
  }
}
