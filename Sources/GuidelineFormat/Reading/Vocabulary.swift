import GuidelineModel

/// A field of a file that accepts a fixed set of words.
enum FieldVocabulary {
  case defaultTime
  case end
  case flag
  case joiner
  case kind
  case measurement
  case planList
  case setBy
  case state
  case urgency

  /// The message that a word is not in the set.
  func unknown(_ word: String) -> Text {
    Text(nl: "\(word.quoted) is geen \(noun.nl)", en: "\(word.quoted) is no \(noun.en)")
  }

  /// The diagnostic code for a word that is not in the set.
  var unknownCode: DiagnosticCode {
    switch self {
    case .defaultTime: .unknownDefault
    case .end: .unknownEnd
    case .flag: .unknownFlag
    case .joiner: .unknownJoiner
    case .kind: .unknownKind
    case .measurement: .unknownMeasurement
    case .planList: .unknownPlanList
    case .setBy: .unknownSetBy
    case .state: .unknownState
    case .urgency: .unknownUrgency
    }
  }

  private var noun: Text {
    switch self {
    case .defaultTime: Text(nl: "standaardwaarde", en: "default")
    case .end: Text(nl: "uiteinde", en: "end")
    case .flag: Text(nl: "logische waarde", en: "flag")
    case .joiner: Text(nl: "verbinding van stappen", en: "joiner")
    case .kind: Text(nl: "soort stap", en: "kind")
    case .measurement: Text(nl: "soort meting", en: "measurement")
    case .planList: Text(nl: "lijst die een plan invult", en: "list that a plan fills in")
    case .setBy: Text(nl: "waarde van \"set-by\"", en: "set-by")
    case .state: Text(nl: "toestand van een stap", en: "state of a step")
    case .urgency: Text(nl: "mate van spoed", en: "urgency")
    }
  }
}
