import Consultation
import Exchange
import Foundation
import GuidelineModel
import Reasoning

/// The file in which an interview keeps its case, saved after every reply.
///
/// What it held at the start is never less afterwards: an interview goes on with the case that is
/// there, and a file that is no case is not written to.
struct SavedCase {
  private let name: String
  private let file: ReplacedFile
  private let language: Language
  /// What the file held at the start; nil where it was not there or held nothing.
  private var found: Data?
  /// What the file holds, so that what others write into it meanwhile is not lost.
  private var content: Data?
  private var isSaved = false
  private var first: Interview.Record?
  private var latest: Interview.Record?

  /// Finds out before the first question whether a case can be kept, and what is there.
  ///
  /// - Throws: ``CommandFailure`` where no case can be kept in a file of this name.
  init(named path: String, language: Language) throws(CommandFailure) {
    let name = path == "-" ? path : Input.shown(path)
    self.name = name
    self.language = language
    do throws(SystemError) {
      file = try ReplacedFile(at: path)
      try file.prepare()
      content = try file.content(limit: CaseReader.largestCase)
    } catch {
      throw .badInput(
        nl: "\(name) kan niet worden geschreven: \(error.words.nl)",
        en: "\(name) cannot be written: \(error.words.en)")
    }
    let isBlank = content?.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? true
    found = isBlank ? nil : content
    Interruption.listen(saying: Self.farewell(isSaved: !isBlank, name, in: language))
  }

  /// The case that is there; nil where there is none.
  ///
  /// - Throws: ``CommandFailure`` where something else is there, which then stays.
  func patient(in guideline: Guideline, now: Timestamp) throws(CommandFailure) -> PatientCase? {
    guard let found else { return nil }
    do {
      return try CaseReader(guideline).patientToContinue(from: Array(found), now: now)
    } catch {
      throw unusable(error)
    }
  }

  /// A file with something that an interview cannot go on with.
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

  /// A case with a time that is still to come: every answer would be refused because of it.
  func stillAhead(at moment: Timestamp) -> CommandFailure {
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

  /// Notes from where an interview starts.
  mutating func begin(_ interview: Interview) {
    first = interview.record
    latest = interview.record
  }

  /// Saves an interview where it is not the same any more; as it was at the start, what was found
  /// then is put back.
  mutating func keep(_ interview: Interview, at now: Timestamp) throws(CommandFailure) {
    guard interview.record != latest else { return }
    latest = interview.record
    if interview.record == first, let found { return try write(found) }
    try write(interview, at: now)
  }

  /// Copies what is saved to a new file beside it, before another episode takes its place.
  ///
  /// - Returns: The name of the new file; nil where nothing was saved.
  mutating func setAside() throws(CommandFailure) -> String? {
    guard let content else { return nil }
    do throws(SystemError) {
      let copy = try file.copy(content)
      // What is there from now on is of another episode.
      found = nil
      isSaved = true
      return Input.shown(copy)
    } catch {
      throw .internalFault(
        nl: "naast \(name) kan geen bestand worden geschreven: \(error.words.nl)",
        en: "no file can be written beside \(name): \(error.words.en)")
    }
  }

  /// Saves at the end what was not, so that there is a file with a case.
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
      try Interruption.whole(
        { () throws(SystemError) in try file.replace(with: json) },
        then: Self.farewell(isSaved: true, name, in: language))
      content = json
      isSaved = true
    } catch {
      throw .internalFault(
        nl: "\(name) kan niet worden geschreven: \(error.words.nl)",
        en: "\(name) cannot be written: \(error.words.en)")
    }
  }

  private static func farewell(isSaved: Bool, _ name: String, in language: Language) -> String {
    let words =
      isSaved
      ? Text(
        nl: "onderbroken; de antwoorden staan in \(name)",
        en: "interrupted; the answers are in \(name)")
      : Text(nl: "onderbroken; er was niets te bewaren", en: "interrupted; nothing was to be saved")
    return Output.shown("\n\(words[language])\n")
  }
}
