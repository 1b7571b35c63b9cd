import Consultation
import GuidelineModel
import Testing

@Suite struct AdviceNoteTests {
  let clinic: Clinic

  init() throws {
    clinic = try Clinic()
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `the note of a case is the one kept`(sample: SampleCase, language: Language) throws {
    let note = try clinic.note(for: sample.patient(in: clinic), in: language)
    try expectSnapshot(note, named: "note-\(sample.rawValue).\(language.rawValue).txt")
  }

  @Test(arguments: SampleCase.allCases, Language.allCases)
  func `no line of a note is longer than 80 columns`(
    sample: SampleCase, language: Language
  ) throws {
    let note = try clinic.note(for: sample.patient(in: clinic), in: language)
    let long = note.split(separator: "\n").filter { $0.count > 80 && !$0.contains("sha256:") }
    #expect(long.isEmpty)
  }
}
