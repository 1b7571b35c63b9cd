package import GuidelineModel

/// Why a row cannot be read.
package enum RowFault: Int, CaseIterable, Sendable {
  case tooShort
  case tooLong
  case quotes
  case noText
  case longerThanAllowed
  case header
  case noCase

  /// What is wrong with such rows, as a clause.
  package var message: Text {
    switch self {
    case .tooShort: Text(nl: "te weinig kolommen", en: "too few columns")
    case .tooLong: Text(nl: "te veel kolommen", en: "too many columns")
    case .quotes:
      Text(nl: "aanhalingstekens die niet kloppen", en: "quotation marks that do not match")
    case .noText: Text(nl: "bytes die geen tekst zijn", en: "bytes that are no text")
    case .longerThanAllowed: Text(nl: "langer dan 1 MiB", en: "longer than 1 MiB")
    case .header: Text(nl: "nog een keer de kopregel", en: "the header once more")
    case .noCase: Text(nl: "geen casus", en: "no case")
    }
  }
}

/// The rows that could not be read, by number only, since their text may be a patient's.
package struct UnreadableRows: Hashable, Sendable {
  /// The number of rows for each reason.
  package private(set) var counts: [RowFault: Int] = [:]
  /// The numbers of the first of them; the row after the header is 1.
  package private(set) var first: [Int] = []

  /// The largest number of rows that are named.
  package static let mostNumbers = 10

  /// The number of rows.
  package var count: Int { counts.values.reduce(0, +) }

  /// Which rows could not be read and why, as a clause.
  package func message(of rows: Int) -> Text {
    let reasons = RowFault.allCases.filter { counts[$0] != nil }
    func words(_ language: Language, _ first: String, _ which: String) -> String {
      let numbers = first.isEmpty ? "" : first
      let told = reasons.map { "\($0.message[language]): \(counts[$0] ?? 0)" }
      return "\(numbers) (\(told.joined(separator: "; "))); \(which) "
        + self.first.map(String.init).joined(separator: ", ")
        + (count > self.first.count ? ", …" : "")
    }
    return Text(
      nl: words(.dutch, "\(count) van \(rows) rijen niet gelezen", "rij"),
      en: words(.english, "\(count) of \(rows) rows not read", "row"))
  }

  mutating func add(_ fault: RowFault, atRow number: Int) {
    counts[fault, default: 0] += 1
    if first.count < Self.mostNumbers { first.append(number) }
  }

  /// Adds those of the following rows.
  ///
  /// - Parameters:
  ///   - later: Those of the following rows, which are numbered from 1.
  ///   - rows: The number of rows before these.
  mutating func add(_ later: UnreadableRows, after rows: Int) {
    counts.merge(later.counts, uniquingKeysWith: +)
    first += later.first.prefix(Self.mostNumbers - first.count).map { $0 + rows }
  }
}
