import JSON
import Testing

/// JSON compared by what it means, and written again.
struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue {
    JSONValue(try JSONDocument(Array(text.utf8)).root)
  }

  @Test(arguments: [
    ("1", "1.0"), ("1", "10e-1"), ("0", "-0.00"), ("120", "1.2E+2"), ("0.5", "5e-1"),
    (#"{"a": 1, "b": [true, null]}"#, #"{"b":[true,null],"a":1.0}"#), (#""\u00e9""#, #""é""#),
    ("1e99999999999999999999", "1e99999999999999999999"),
  ])
  func `what means the same is equal`(left: String, right: String) throws {
    #expect(try value(left) == value(right))
  }

  @Test(arguments: [
    ("1", "true"), ("0", "false"), ("1", "-1"), ("1", "10"), ("1", #""1""#), ("null", "false"),
    ("9007199254740993", "9007199254740992"), ("[1, 2]", "[2, 1]"), ("{}", "[]"),
    (#""e\u0301""#, #""é""#),
    (#"{"a": null}"#, "{}"),
  ])
  func `what means something else is not`(left: String, right: String) throws {
    #expect(try value(left) != value(right))
  }

  @Test(arguments: [
    (0, "0"), (-500, "-0.5"), (-1, "-0.001"), (-1000, "-1"), (-1500, "-1.5"), (2500, "2.5"),
  ])
  func `thousandths are written with their sign`(thousandths: Int64, written: String) {
    var json = JSONText()
    json.number(thousandths: thousandths)
    #expect(String(decoding: json.bytes, as: UTF8.self) == written)
  }

  @Test func `a value is laid out as the worked cases are`() throws {
    let text = """
      {
        "complete": false,
        "trees": [
          { "tree": "imaging", "path": [], "possibleOutcomes": ["mri-12h", "mri-24h"] },
          { "tree": "steroids-before-imaging", "status": "undecided" }
        ],
        "number": 1.50
      }

      """
    #expect(try value(text).laidOut == text)
  }
}
