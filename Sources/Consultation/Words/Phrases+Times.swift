package import GuidelineModel

extension Phrases {
  var today: String { either("vandaag", "today") }
  var tomorrow: String { either("morgen", "tomorrow") }
  var yesterday: String { either("gisteren", "yesterday") }
  var now: String { either("nu", "now") }
  var summerTime: String { either("zomertijd", "summer time") }
  var winterTime: String { either("wintertijd", "winter time") }
  var lessThanAMinute: String { either("minder dan 1 min", "less than 1 min") }

  /// Starting with Sunday.
  var weekdays: [String] {
    switch language {
    case .dutch: ["zo", "ma", "di", "wo", "do", "vr", "za"]
    case .english: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    }
  }

  /// Starting with January.
  var months: [String] {
    switch language {
    case .dutch:
      ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    case .english:
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
  }

  var daysInFull: [String] {
    switch language {
    case .dutch: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"]
    case .english:
      ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    }
  }

  var monthsInFull: [String] {
    switch language {
    case .dutch:
      [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
      ]
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }

  func at(_ time: String, on day: String) -> String {
    either("\(day) om \(time) uur", "\(day) at \(time)")
  }

  func minutes(_ count: Int64) -> String { "\(count) min" }

  func hours(_ count: Int64) -> String { ActionPhrases(language).hours(count) }

  func days(_ count: Int64) -> String { ActionPhrases(language).days(count) }

  func ahead(_ length: String) -> String { either("over \(length)", "in \(length)") }
  func ago(_ length: String) -> String { either("\(length) geleden", "\(length) ago") }
  func left(_ length: String) -> String { either("nog \(length)", "\(length) left") }

  /// A limit that has passed, and by how much; `nil` for less than a minute.
  func overdue(_ length: String?) -> String {
    guard let length else { return either("zojuist verstreken", "just passed") }
    return either("\(length) over tijd", "\(length) overdue")
  }

  /// The texts of the countdown script by name; `%` is replaced by the length, and a bar separates
  /// singular and plural.
  package var countdown: [(name: String, words: String)] {
    func units(_ count: (Int64) -> String) -> String {
      [1, 2].map { number in count(number).split(separator: " ").dropFirst().joined() }
        .joined(separator: "|")
    }
    return [
      ("left", left("%")), ("ahead", ahead("%")), ("overdue", overdue("%")),
      ("due-soon", dueSoon("%")), ("less-than-a-minute", lessThanAMinute),
      ("hours", units(hours)), ("days", units(days)),
    ]
  }

  private func dueSoon(_ length: String) -> String {
    either("bijna: nog \(length)", "soon: \(length) left")
  }

  /// A time span as a guideline writes it: "24 uur", "7 dagen".
  package func span(_ span: TimeSpan) -> String { ActionPhrases(language).span(span) }

  package func within(_ span: TimeSpan) -> String { ActionPhrases(language).within(span) }
}
