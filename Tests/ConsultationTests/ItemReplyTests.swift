import GuidelineModel
import Reasoning
import TestSupport
import Testing

@testable import Consultation

/// Replies to items as other guidelines have them: grades, labels with commas, labels like a time.
@Suite struct ItemReplyTests {
  let now: Timestamp
  let clinic: Clinic

  init() throws {
    now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
    clinic = try Clinic.builtIn()
  }

  private func item(_ labels: [String], names: [String]? = nil, like measured: String? = nil) throws
    -> Item
  {
    let names = names ?? labels.indices.map { "value-\($0)" }
    return Item(
      id: try #require(Name("item")), label: Text(nl: "Item", en: "Item"),
      help: Text(nl: "", en: ""), citations: [], remark: nil,
      values: try zip(names, labels).map { name, label in
        Item.Value(id: try #require(Name(name)), label: Text(nl: label, en: label))
      },
      measurement: try measured.map { name in
        let model = clinic.guideline[try #require(clinic.guideline.item(named: name))]
        return try #require(model.measurement)
      })
  }

  private func meaning(of text: String, to item: Item) -> ReplyMeaning {
    let clock = ClockTimes(now: now.instant, timeZone: "Europe/Amsterdam", language: .english)
    return ItemReplyReader(item: item, options: item.allValues, clock: clock)
      .meaning(of: text)
  }

  private func values(_ places: Int...) -> ReplyMeaning {
    .reply(.answer(.values(PossibleValues(places))))
  }

  @Test(arguments: [
    ("0", [0]), ("1", [1]), ("2", [2]), ("#1", [0]), ("#3", [2]), ("#1 #2", [0, 1]),
    ("0, 2", [0, 2]),
  ])
  func `a number that is the label of another answer is that label, and numbers bear a mark`(
    text: String, places: [Int]
  ) throws {
    let grades = try item(["0", "1", "2"])
    #expect(meaning(of: text, to: grades) == .reply(.answer(.values(PossibleValues(places)))))
    #expect(AnswerKeys(grades.allValues, of: grades, in: .english).key(of: 0) == "#1")
  }

  @Test func `a number that is the label of the answer it numbers bears none`() throws {
    let grades = try item(["1", "2", "3"])
    #expect(AnswerKeys(grades.allValues, of: grades, in: .english).key(of: 1) == "2")
    #expect(meaning(of: "2", to: grades) == values(1))
  }

  @Test func `a number that is the name of another answer is that name`() throws {
    let grades = try item(["none", "mild", "severe"], names: ["0", "1", "2"])
    #expect(meaning(of: "1", to: grades) == values(1))
    #expect(meaning(of: "#1", to: grades) == values(0))
  }

  @Test func `a label with a comma can be typed, and asked back where two answers fit as well`()
    throws
  {
    let item = try item(["No", "No, yes later", "Yes"])
    #expect(meaning(of: "no, yes later", to: item) == values(1))
    #expect(
      meaning(of: "no, yes", to: item)
        == .unclear(
          """
          This can mean more than one thing. Type 2 for ‘No, yes later’, or type 1 3 for ‘No or \
          Yes’.
          """))
  }

  @Test func `the start of a label that is also a time is asked back`() throws {
    let item = try item(["48 h or shorter", "longer"], like: "paraplegia-onset")
    #expect(
      meaning(of: "48 h", to: item)
        == .unclear(
          """
          This can mean more than one thing. Type 2026-11-20T21:00:00+01:00 for ‘Fri 20 Nov 2026 \
          21:00’, or type 1 for ‘48 h or shorter’.
          """))
    #expect(meaning(of: "48 h or shorter", to: item) == values(0))
    #expect(
      meaning(of: "49 h", to: item)
        == .reply(.answer(.onset(now.instant.advanced(bySeconds: -49 * 3600)))))
  }

  @Test func `an onset still to come is not taken`() throws {
    let item = try item(["shorter", "longer"], like: "paraplegia-onset")
    #expect(
      meaning(of: "21:01", to: item)
        == .unclear(
          "This time is still to come: today 21:01. If it was yesterday, type yesterday 21:01."))
    #expect(
      meaning(of: "12", to: item)
        == .unclear("Choose a number from 1 to 2. A time is typed as 20:10 or 48h."))
  }

  @Test func `two answers of one label are told apart by their numbers`() throws {
    let item = try item(["Same", "Same", "Other"])
    #expect(
      meaning(of: "same", to: item)
        == .unclear("This fits more than one answer. Type 1 for ‘Same’, or type 2 for ‘Same’."))
  }
}
