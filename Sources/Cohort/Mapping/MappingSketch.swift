package import GuidelineModel
import Reasoning

/// A mapping proposed for a file, as YAML; what is unsure is marked.
///
/// Codes are shown only of columns that are taken for an item, since others may identify patients.
package struct MappingSketch {
  package let yaml: String

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - delimiter: What stands between cells.
  ///   - guideline: The guideline whose items columns may tell.
  /// - Throws: ``HeaderProblem``, or what the source throws.
  package init(
    ofCSV source: @escaping ByteSource, delimiter: UInt8, for guideline: Guideline
  ) throws {
    let text = CSVText(delimiter: delimiter)
    let beginning = try HeaderReader(text).read(source)
    let columns = try CohortColumns(
      line: beginning.line, names: beginning.names,
      uses: beginning.names.map { _ in CohortColumns.Use() }, groups: [],
      texts: Array(beginning.names.indices), items: [], guideline: guideline)
    let scanner = RowScanner(columns, cells: [], text: text)
    let blocks = BlockReader(source, after: beginning.rest, text, size: 1 << 18)
    var texts = ColumnTexts(columns: beginning.names.count)
    var block = RowBlock()
    while try blocks.next(&block) { _ = scanner.scan(block, into: &texts) }
    let proposals = SketchGuesses(guideline)
      .proposals(for: zip(columns.names, texts.columns).map { ($0, $1) })
    var lines = ["mapping: 1"]
    if delimiter != UInt8(ascii: ",") {
      let name = delimiter == UInt8(ascii: "\t") ? "tab" : String(Unicode.Scalar(delimiter))
      lines.append("delimiter: \(YAMLText.quoted(name))")
    }
    if texts.columns.contains(where: { $0.areNumbers && $0.hasComma }) {
      lines.append("decimal: \",\"")
    }
    let isTold = proposals.contains { $0.isTold }
    // A line that was not taken apart may be a patient's as a whole.
    guard isTold || proposals.count > 1 else { throw HeaderProblem.oneColumn }
    lines.append(isTold ? "columns:" : "columns: {}  # unsure: no column was recognised")
    lines += proposals.flatMap(\.lines)
    yaml = lines.map { $0 + "\n" }.joined()
  }
}

/// Texts as YAML has them.
enum YAMLText {
  /// A text in quotes; nil where it has characters that a mapping may not have.
  static func quotedIfShowable(_ text: String) -> String? {
    let isShowable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
        .surrogate:
        false
      default: scalar != "\u{FFFD}"
      }
    }
    return isShowable ? quoted(text) : nil
  }

  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
