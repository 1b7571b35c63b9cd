import ExecutableForms
import GuidelineFormat
import GuidelineModel

/// The guideline as a file for another engine, or why it cannot be expressed in that format.
struct ExportFile: Sendable {
  let form: ExportForm
  let name: String
  let content: Result<Content, ExportRefusal>

  struct Content: Sendable {
    let bytes: [UInt8]
    /// Changes when the bytes change, so that clients may cache the address indefinitely.
    let hash: String
  }

  /// The guideline in every format.
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

  /// A version as part of a file name.
  private static func fileName(of version: String) -> String {
    String(
      version.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
  }
}
