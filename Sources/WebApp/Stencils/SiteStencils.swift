import Drawing
import GuidelineModel
import Synchronization

/// Every part of the pages that is laid out once, each when it is first asked for.
struct SiteStencils: Sendable {
  /// One tree in one language: drawn wide and narrow, and as a list.
  struct TreeParts: Sendable {
    let wide: FlowchartStencil
    let narrow: FlowchartStencil
    let list: OutlineStencil
  }

  /// What cards of all trees are made of.
  struct CardParts: Sendable {
    let mark: MarkStencil
    let limit: LimitStencil
    let step: PathwayStencil
  }

  private struct OutcomeKey: Hashable, Sendable {
    let tree: Index<Tree>
    let outcome: Index<Outcome>
  }

  /// What is of the guideline as a whole, in every language.
  private struct Whole: Hashable, Sendable {}

  private struct Key<Subject: Hashable & Sendable>: Hashable, Sendable {
    let subject: Subject
    let language: Language
  }

  private let guideline: Guideline
  private let trees = Kept<Key<Index<Tree>>, TreeParts>()
  private let maps = Kept<Whole, OverviewMap>()
  private let fronts = Kept<Language, String>()
  private let pages = Kept<Key<ConsultStencil.Shape>, ConsultStencil>()
  private let questions = Kept<Key<QuestionStencil.Subject>, QuestionStencil>()
  private let fields = Kept<Language, FieldsStencil>()
  private let openings = Kept<Key<Bool>, String>()
  private let parts = Kept<Language, CardParts>()
  private let cards = Kept<Key<OutcomeKey>, CardStencil>()
  private let openCards = Kept<Key<Index<Tree>>, OpenCardStencil>()
  private let given = Kept<Key<GivenStencil.Subject>, GivenStencil>()

  init(of guideline: Guideline) {
    self.guideline = guideline
  }

  /// A tree in every form that a page shows it in.
  func tree(_ index: Index<Tree>, in language: Language) -> TreeParts {
    trees[Key(subject: index, language: language)] {
      func drawing(_ direction: Direction, _ prefix: String) -> FlowchartStencil {
        FlowchartStencil(
          tree: guideline[index], guideline: guideline, language: language, direction: direction,
          prefix: prefix)
      }
      return TreeParts(
        wide: drawing(.leftToRight, "wide"), narrow: drawing(.topToBottom, "narrow"),
        list: OutlineStencil(tree: guideline[index], guideline: guideline, language: language))
    }
  }

  /// Where the trees stand on the overview.
  var overview: OverviewMap { maps[Whole()] { OverviewMap(guideline) } }

  /// The overview where no case is in hand: the same for everyone.
  func front(in language: Language, _ make: () -> String) -> String {
    fronts[language, make]
  }

  /// The page of an interview.
  func consult(_ shape: ConsultStencil.Shape, _ frame: PageFrame, of site: Site) -> ConsultStencil {
    pages[Key(subject: shape, language: frame.language)] { ConsultStencil(shape, frame, of: site) }
  }

  /// A question.
  func question(_ subject: QuestionStencil.Subject, in language: Language) -> QuestionStencil {
    func make() -> QuestionStencil {
      QuestionStencil(subject, guideline: guideline, language: language)
    }
    // Which answers are left follows from what was answered: that is not kept.
    if case .item(let item, let options, _) = subject, options != guideline[item].allValues {
      return make()
    }
    return questions[Key(subject: subject, language: language), make]
  }

  /// The case in hand as hidden fields.
  func fields(in language: Language) -> FieldsStencil {
    fields[language] { FieldsStencil(in: language) }
  }

  /// What stands before the cards of an advice without warnings.
  func opening(hasCards: Bool, in language: Language) -> String {
    openings[Key(subject: hasCards, language: language)] {
      PageTemplates.in(language).html(
        "so-far", ["warnings": [] as [String], "hasCards": hasCards])
    }
  }

  /// What cards of all trees are made of.
  func cardParts(in language: Language) -> CardParts {
    parts[language] {
      CardParts(
        mark: MarkStencil(in: language), limit: LimitStencil(in: language),
        step: PathwayStencil(in: language))
    }
  }

  /// What an outcome advises.
  func card(
    _ outcome: Index<Outcome>, of tree: Index<Tree>, in language: Language
  ) -> CardStencil {
    cards[Key(subject: OutcomeKey(tree: tree, outcome: outcome), language: language)] {
      CardStencil(
        guideline[tree].outcomes[outcome.offset], of: guideline[tree], in: guideline,
        language: language)
    }
  }

  /// A tree that is not decided.
  func openCard(_ tree: Index<Tree>, in language: Language) -> OpenCardStencil {
    openCards[Key(subject: tree, language: language)] {
      OpenCardStencil(guideline[tree], language: language)
    }
  }

  /// Something given, with what it could be changed to.
  func given(_ subject: GivenStencil.Subject, in language: Language) -> GivenStencil {
    given[Key(subject: subject, language: language)] {
      GivenStencil(subject, guideline: guideline, language: language)
    }
  }
}

/// What was made once, by what it is of.
private final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  subscript(key: Key, make: () -> Value) -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    let value = make()
    values.withLock { $0[key] = value }
    return value
  }
}
