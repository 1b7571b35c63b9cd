import ExecutableForms
import GuidelineFormat
import GuidelineModel

/// The guideline as a file for engines of others, or why it cannot be written so.
struct ExportFile: Sendable {
  let form: ExportForm
  let name: String
  let content: Result<Content, ExportRefusal>

  struct Content: Sendable {
    let bytes: [UInt8]
    /// Changes when the bytes do, so that a client may keep what is at an address for good.
    let hash: String
  }

  /// The guideline in every form.
  static func all(
    of guideline: Guideline, digest: String, in language: Language
  ) -> [ExportFile] {
    ExportForm.allCases.map { form in
      let content = Result { () throws(ExportRefusal) in
        let text = try form.text(
          of: guideline, digest: digest, ExportForm.Options(language: language))
        return Content(
          bytes: Array(text.utf8), hash: String(SHA256.hexadecimalHash(of: text.utf8).prefix(12)))
      }
      return ExportFile(
        form: form, name: "\(guideline.id)-\(fileName(of: guideline.version)).\(form.ending)",
        content: content)
    }
  }

  /// A version as part of a file's name.
  private static func fileName(of version: String) -> String {
    String(
      version.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
  }
}
