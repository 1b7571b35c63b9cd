import GuidelineModel
import Reasoning

/// Parses what a user types in answer to a question about an item.
///
/// An ambiguous text is never resolved silently: the user is asked what was meant, with an
/// unambiguous input for each reading. Only a complete name or label, and the number of an answer,
/// take precedence over other readings.
struct ItemReplyReader {
  private let item: Item
  private let options: PossibleValues
  private let clock: ClockTimes
  private let keys: AnswerKeys

  init(item: Item, options: PossibleValues, clock: ClockTimes) {
    self.item = item
    self.options = options
    self.clock = clock
    keys = AnswerKeys(options, of: item, in: clock.language)
  }

  private var phrases: Phrases { Phrases(clock.language) }

  /// One meaning that a text can have.
  private struct Reading {
    let answer: Answer
    /// The unambiguous input for this meaning.
    let typed: String
    let words: String
    /// Whether the text is complete, so that this meaning is accepted if it is the only one.
    let isComplete: Bool
  }

  private struct Unmatched: Error {
    let message: String
  }

  func meaning(of text: String) -> ReplyMeaning {
    if let index = index(called: text) { return .reply(.answer(.values(PossibleValues([index])))) }
    if let number = keys.number(text) {
      if let index = keys.index(number) {
        return .reply(.answer(.values(PossibleValues([index]))))
      }
      return .unclear(outOfRange(text))
    }
    do throws(Unmatched) {
      let readings = try self.readings(of: text)
      guard readings.count == 1, readings[0].isComplete else {
        return .unclear(phrases.meansEither(readings.map { ($0.typed, $0.words) }))
      }
      if case .onset(let time) = readings[0].answer, time > clock.now {
        return .unclear(clock.stillAhead(time))
      }
      return .reply(.answer(readings[0].answer))
    } catch {
      return .unclear(isSkipped(text) ? phrases.skippedTime : error.message)
    }
  }

  /// Whether a text is a clock time that daylight saving time skips on its day.
  private func isSkipped(_ text: String) -> Bool {
    item.measurement?.scale.input == .moment
      && TypedTime(clock: clock).wallTime(text) == .skipped
  }

  /// All meanings of a text; never empty.
  ///
  /// - Throws: `Unmatched` when the text has no meaning.
  private func readings(of text: String) throws(Unmatched) -> [Reading] {
    var readings = measured(text)
    let begun = indices(begunBy: text)
    if begun.count == 1 { readings.append(reading(of: PossibleValues(begun))) }
    let parts = Self.parts(text, keys)
    guard parts.count > 1 || readings.isEmpty else { return readings }
    do throws(Unmatched) {
      var indices: [Int] = []
      for part in parts { indices.append(try match(part)) }
      let list = reading(of: PossibleValues(indices))
      return readings.contains { $0.answer == list.answer } ? readings : readings + [list]
    } catch {
      guard readings.isEmpty else { return readings }
      throw error
    }
  }

  /// The measurements a text can mean; two if the clocks show a time twice.
  private func measured(_ text: String) -> [Reading] {
    guard let scale = item.measurement?.scale else { return [] }
    switch scale.input {
    case .moment:
      let time = TypedTime(clock: clock).wallTime(text)
      return (time?.moments(upTo: clock.now) ?? []).map { moment in
        Reading(
          answer: .onset(moment), typed: clock.typed(moment), words: clock.dated(moment),
          isComplete: true)
      }
    case .number: return [amount(text, on: scale)].compactMap(\.self)
    }
  }

  private func amount(_ text: String, on scale: Scale) -> Reading? {
    let typed = TypedAmount(scale: scale)
    return (typed.withUnit(text) ?? typed.number(text)).map { amount in
      Reading(
        answer: .amount(amount, scale), typed: phrases.typed(amount, on: scale),
        words: scale.words(amount, in: clock.language), isComplete: typed.number(text) == nil)
    }
  }

  private func reading(of values: PossibleValues) -> Reading {
    Reading(
      answer: .values(values), typed: keys.keys(of: values),
      words: phrases.oneOf(values.map { item.values[$0].label[clock.language] }),
      isComplete: true)
  }

  /// Splits several answers at commas, and keys also at spaces.
  private static func parts(_ text: String, _ keys: AnswerKeys) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    if words.allSatisfy({ keys.number($0) != nil }) { return words }
    return text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.split(separator: " ").joined(separator: " ")
    }
  }

  /// The index of the one answer whose complete name or label this is.
  private func index(called text: String) -> Int? {
    let found = options.indices.filter { names(of: $0).contains(text.lowercased()) }
    return found.count == 1 ? found[0] : nil
  }

  private func indices(begunBy text: String) -> [Int] {
    guard !text.isEmpty else { return [] }
    return options.indices.filter { index in
      names(of: index).contains { $0.hasPrefix(text.lowercased()) }
    }
  }

  private func names(of index: Int) -> [String] { item.names(of: index, in: clock.language) }

  private func match(_ part: String) throws(Unmatched) -> Int {
    if let index = index(called: part) { return index }
    if let number = keys.number(part) {
      guard let index = keys.index(number) else {
        throw Unmatched(message: phrases.numberOutOfRange(keys.count))
      }
      return index
    }
    let begun = indices(begunBy: part)
    if begun.count == 1 { return begun[0] }
    throw Unmatched(
      message: begun.isEmpty
        ? phrases.notUnderstood(nearest: nearest(to: part).map(suggestion), of: keys.count)
        : phrases.ambiguous(begun.map(suggestion)))
  }

  private func nearest(to text: String) -> Int? {
    nearestName(to: text.lowercased(), in: options.indices.flatMap(names)).flatMap { name in
      options.indices.first { names(of: $0).contains(name) }
    }
  }

  private func suggestion(_ index: Int) -> (typed: String, words: String) {
    (keys.key(of: index), item.values[index].label[clock.language])
  }

  /// The message for a number that no answer has, if it may have been meant as a measurement.
  private func outOfRange(_ text: String) -> String {
    let allowed = phrases.numberOutOfRange(keys.count)
    guard let scale = item.measurement?.scale else { return allowed }
    switch scale.input {
    case .number:
      return TypedAmount(scale: scale).number(text).map { amount in
        let meant = (phrases.typed(amount, on: scale), scale.words(amount, in: clock.language))
        return "\(allowed) \(phrases.meansEither([meant]))"
      } ?? allowed
    case .moment: return "\(allowed) \(phrases.otherwiseATime)"
    }
  }
}
