import Consultation
import Exchange
import Foundation
import GuidelineModel
import Reasoning

/// The file in which an interview saves its case after every reply.
///
/// No content is lost: an interview continues with the case in the file, and a file that is not a
/// case is not overwritten.
struct SavedCase {
  private let name: String
  private let file: AtomicFile
  private let language: Language
  /// The content at the start; nil if there was none.
  private var found: Data?
  /// The present content, to detect changes by other programs.
  private var content: Data?
  private var isSaved = false
  private var first: Interview.Record?
  private var latest: Interview.Record?

  /// Checks that a case can be saved, and reads the file.
  ///
  /// - Throws: ``CommandFailure`` when no case can be saved there.
  init(named path: String, language: Language) throws(CommandFailure) {
    let name = path == "-" ? path : Input.shown(path)
    self.name = name
    self.language = language
    do throws(SystemError) {
      file = try AtomicFile(at: path)
      try file.prepare()
      content = try file.content(limit: CaseReader.largestCase)
    } catch {
      throw .badInput(
        nl: "\(name) kan niet worden geschreven: \(error.words.nl)",
        en: "\(name) cannot be written: \(error.words.en)")
    }
    let isBlank = content?.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? true
    found = isBlank ? nil : content
    Interruption.listen(saying: Self.exitMessage(isSaved: !isBlank, name, in: language))
  }

  /// The case in the file; nil if there is none.
  ///
  /// - Throws: ``CommandFailure`` when the file has other content, which is not changed.
  func patient(in guideline: Guideline, now: Timestamp) throws(CommandFailure) -> PatientCase? {
    guard let found else { return nil }
    do {
      return try CaseReader(guideline).patientToContinue(from: Array(found), now: now)
    } catch {
      throw unusable(error)
    }
  }

  /// The failure for a file that an interview cannot continue with.
  func unusable(_ problem: CaseProblem) -> CommandFailure {
    .badInput(
      nl: """
        \(name): \(problem.description(in: .dutch))
        het bestand blijft zoals het is; bewaar in een ander bestand
        """,
      en: """
        \(name): \(problem.description(in: .english))
        the file stays as it is; save to another one
        """)
  }

  /// The failure for a case with a time in the future, because of which every answer would be
  /// refused.
  func inTheFuture(at moment: Timestamp) -> CommandFailure {
    .badInput(
      nl: """
        \(name): volgens de klok (\(moment.rfc3339)) moet een tijd in deze casus nog komen
        zet de klok goed, of geef met --now een later moment; is de tijd in de casus onjuist, \
        verbeter die dan
        het bestand blijft zoals het is
        """,
      en: """
        \(name): by the clock (\(moment.rfc3339)) a time in this case is still to come
        set the clock right, or give a later moment with --now; if the time in the case is wrong, \
        correct it
        the file stays as it is
        """)
  }

  /// Records the start of an interview.
  mutating func begin(_ interview: Interview) {
    first = interview.record
    latest = interview.record
  }

  /// Saves the interview if it has changed.
  ///
  /// If it is again as it was at the start, the original content is restored.
  mutating func keep(_ interview: Interview, at now: Timestamp) throws(CommandFailure) {
    guard interview.record != latest else { return }
    latest = interview.record
    if interview.record == first, let found { return try write(found) }
    try write(interview, at: now)
  }

  /// Copies the saved case to a new file beside it, before a new episode replaces it.
  ///
  /// - Returns: The name of the new file; nil if nothing was saved.
  mutating func copyAside() throws(CommandFailure) -> String? {
    guard let content else { return nil }
    do throws(SystemError) {
      let copy = try file.copy(content)
      // The content from now on belongs to another episode.
      found = nil
      isSaved = true
      return Input.shown(copy)
    } catch {
      throw .internalFault(
        nl: "naast \(name) kan geen bestand worden geschreven: \(error.words.nl)",
        en: "no file can be written beside \(name): \(error.words.en)")
    }
  }

  /// Saves the interview at the end if it never was, so that the file has a case.
  mutating func close(_ interview: Interview, at now: Timestamp) throws(CommandFailure) {
    if found == nil, !isSaved { try write(interview, at: now) }
  }

  private mutating func write(_ interview: Interview, at now: Timestamp) throws(CommandFailure) {
    let patient = interview.patient(at: now)
    try write(Data(CaseWriter(interview.reasoner.guideline).json(patient)))
  }

  private mutating func write(_ json: Data) throws(CommandFailure) {
    let known = content
    do throws(SystemError) {
      let current = try file.content(limit: CaseReader.largestCase)
      guard current == nil || current == known else { throw SystemError(code: ESTALE) }
      try Interruption.uninterrupted(
        { () throws(SystemError) in try file.replace(with: json) },
        then: Self.exitMessage(isSaved: true, name, in: language))
      content = json
      isSaved = true
    } catch {
      throw .internalFault(
        nl: "\(name) kan niet worden geschreven: \(error.words.nl)",
        en: "\(name) cannot be written: \(error.words.en)")
    }
  }

  private static func exitMessage(isSaved: Bool, _ name: String, in language: Language) -> String {
    let words =
      isSaved
      ? Text(
        nl: "onderbroken; de antwoorden staan in \(name)",
        en: "interrupted; the answers are in \(name)")
      : Text(nl: "onderbroken; er was niets te bewaren", en: "interrupted; nothing was to be saved")
    return Output.shown("\n\(words[language])\n")
  }
}
