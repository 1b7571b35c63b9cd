import ArgumentParser
import Cohort

/// The separator of the cells of a row.
struct Delimiter: ExpressibleByArgument {
  let byte: UInt8

  static let comma = Delimiter(byte: UInt8(ascii: ","))

  private init(byte: UInt8) { self.byte = byte }

  init?(argument: String) {
    if ["tab", "\\t"].contains(argument) {
      byte = UInt8(ascii: "\t")
      return
    }
    guard argument.utf8.count == 1, let byte = argument.utf8.first, byte.canBeDelimiter else {
      return nil
    }
    self.byte = byte
  }

  var defaultValueDescription: String { "," }
}

/// The number of rows that may be unreadable.
struct ErrorLimit: ExpressibleByArgument {
  /// The number of rows that is always allowed.
  private let count: Int
  /// In hundred-thousandths of the rows.
  private let share: Int

  static let standard = ErrorLimit(count: 100, share: 100)

  private init(count: Int, share: Int) {
    self.count = count
    self.share = share
  }

  init?(argument: String) {
    guard argument.hasSuffix("%") else {
      guard let count = Int(argument), count >= 0 else { return nil }
      self.init(count: count, share: 0)
      return
    }
    guard let share = Double(argument.dropLast()), (0...100).contains(share) else { return nil }
    self.init(count: 0, share: Int((share * 1000).rounded()))
  }

  func most(of rows: Int) -> Int { max(count, Int(Double(rows) * Double(share) / 100_000)) }

  var defaultValueDescription: String { "0.1%" }
}
