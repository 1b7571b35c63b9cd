import ArgumentParser
import Foundation
import GuidelineFormat
import GuidelineModel

/// `items`: lists the items with their values.
struct Items: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the data items with their values and labels.")

  /// How the list is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Option(help: "How to write the list: text or json.")
  var format: Format = .text

  @OptionGroup var language: LanguageOption
  @OptionGroup var guideline: GuidelineOption

  func run() throws {
    let guideline = try guideline.load().guideline
    switch format {
    case .text:
      let blocks = guideline.items.map { item in
        let width = item.values.map(\.id.text.count).max() ?? 0
        let values = item.values.map { value in
          "    \(value.id.text.padding(toLength: width, withPad: " ", startingAt: 0))  "
            + value.label[language.language]
        }
        return
          ([
            "\(item.id)  \(item.label[language.language])",
            "  \(item.help[language.language])",
          ] + values).joined(separator: "\n")
      }
      try Output.standardOutput(blocks.joined(separator: "\n\n") + "\n")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      let list = guideline.items.map { ItemDocument($0, in: guideline) }
      try Output.standardOutput(try encoder.encode(list) + Data("\n".utf8))
    }
  }
}

/// An item as JSON.
private struct ItemDocument: Encodable {
  struct Words: Encodable {
    let nl: String
    let en: String

    init(_ text: Text) {
      nl = text.nl
      en = text.en
    }
  }

  struct Value: Encodable {
    let value: String
    let label: Words
  }

  let item: String
  let label: Words
  let question: Words?
  let help: Words
  let remark: Words?
  let values: [Value]
  /// The key of a measurement in a case, if the item can be measured.
  let measurement: String?
  /// The trees that ask it.
  let askedIn: [String]

  init(_ item: Item, in guideline: Guideline) {
    self.item = item.id.text
    label = Words(item.label)
    question = item.question.map(Words.init)
    help = Words(item.help)
    remark = item.remark.map(Words.init)
    values = item.values.map { Value(value: $0.id.text, label: Words($0.label)) }
    measurement = item.measurement?.scale.key
    askedIn = guideline.trees.filter { tree in
      tree.decisions.contains { guideline[$0.item].id == item.id }
    }.map(\.id.text)
  }
}
