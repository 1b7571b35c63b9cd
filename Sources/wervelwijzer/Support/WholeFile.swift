import Foundation
import GuidelineModel

/// A file that a result is written to: it appears whole or not at all.
struct WholeFile {
  private let name: String
  private let file: ReplacedFile

  /// Finds out whether it can be written, before the work is done that it is for.
  ///
  /// - Throws: ``CommandFailure`` where it cannot.
  init(at name: String) throws(CommandFailure) {
    self.name = name
    do {
      file = try ReplacedFile(at: name)
      try file.prepare()
    } catch {
      throw .badInput(
        nl: "\(Input.shown(name)) kan niet worden geschreven: \(error.words.nl)",
        en: "\(Input.shown(name)) cannot be written: \(error.words.en)")
    }
  }

  /// Puts a result in place of what the file held.
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
