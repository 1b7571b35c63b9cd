import Consultation
import GuidelineModel
import HTTPTypes
import Proof
import ProofReports
import Reasoning

/// The values of the page that explains an advice: why, why not, what if, how sure.
struct ExplainPage {
  private let consult: Consult
  private let evaluation: Evaluation
  private let wording: ExplanationWording
  private let moments: [MomentWords]
  private let later: [ExplanationInWords.LaterWords]
  private let wish: TreeOutcome?

  /// More open questions than these are not worked out.
  private static let mostQuestions = 8
  /// Parts the tree from the outcome in the form's field.
  private static let separator: Character = "/"

  /// Prepares the page.
  ///
  /// - Parameters:
  ///   - consult: The patient and the language.
  ///   - wish: An outcome as `TREE/OUTCOME`, where someone asks why it is not the one; empty or nil
  ///     where nobody does.
  /// - Throws: ``Problem`` where the case cannot be, or proving would take too much.
  init(_ consult: Consult, wish: String?) throws(Problem) {
    self.consult = consult
    let guideline = consult.site.guideline
    evaluation = try consult.evaluation()
    self.wish = try Self.outcome(wish ?? "", in: guideline)
    do {
      let explainer = try Explainer(
        guideline, from: evaluation.patient.start, limits: consult.site.limits)
      wording = ExplanationWording(
        explainer, evaluation: evaluation, language: consult.language)
      moments = MomentWords.all(of: evaluation.advice, in: guideline, language: consult.language)
      later = wording.laterEvents
    } catch {
      throw .tooMuchToProve
    }
  }

  private static func outcome(
    _ text: String, in guideline: Guideline
  ) throws(Problem) -> TreeOutcome? {
    guard !text.isEmpty else { return nil }
    let parts = text.split(separator: separator).map(String.init)
    guard parts.count == 2, let tree = guideline.tree(named: parts[0]),
      let place = guideline[tree].outcomes.firstIndex(where: { $0.id.text == parts[1] })
    else { throw .badForm }
    return TreeOutcome(Index(place), of: tree)
  }

  private var guideline: Guideline { consult.site.guideline }
  private var advice: Advice { evaluation.advice }
  private var language: Language { consult.language }
  private var words: PageWords { PageWords(language: language) }

  var frame: PageFrame {
    PageFrame(
      language: language, title: words["explainHeading"], path: "/explain", state: consult.state)
  }

  /// Everything on the page.
  ///
  /// - Throws: ``Problem/tooMuchToProve`` where an answer would take too much.
  func context() throws(Problem) -> [String: Any] {
    do {
      return [
        "trees": try advice.trees.map(tree), "hasQuestions": !advice.questions.isEmpty,
        "questions": advice.questions.prefix(Self.mostQuestions).map(question),
        "moreQuestions": moreQuestions,
        "wishes": wishes, "answer": try wish.map(answer) ?? false,
        "momentsHeading": MomentWords.heading(in: language), "hasMoments": !moments.isEmpty,
        "moments": moments.map(\.sentence), "hasLater": !later.isEmpty,
        "later": later.map { ["time": $0.time, "effects": $0.effect] as [String: Any] },
      ]
    } catch {
      throw .tooMuchToProve
    }
  }

  private func tree(_ tree: TreeAdvice) throws -> [String: Any] {
    let told = try wording.words(for: tree)
    return [
      "title": told.title, "outcome": told.outcome ?? false, "isAlways": told.isAlways,
      "hasReasons": !told.isAlways && !told.reasons.isEmpty,
      "reasons": told.reasons.map { ["answers": $0] },
      "reasonsRemark": told.reasonsRemark ?? false,
      "hasEndings": !told.endings.isEmpty,
      "endings": told.endings.map { ending in
        [
          "title": ending.outcome, "share": ending.share,
          "conditions": ending.conditions.map { $0.joined(separator: "; ") },
          "moreConditions": ending.more ?? false,
        ] as [String: Any]
      },
      "needed": told.questions ?? false,
    ]
  }

  private func question(_ item: Index<Item>) -> [String: Any] {
    let told = wording.whatIf(item)
    return [
      "label": told.label,
      "answers": told.answers.map { ["value": $0.value, "effects": $0.effect] as [String: Any] },
    ]
  }

  private func answer(
    _ wish: TreeOutcome
  ) throws -> [String: Any] {
    let told = try wording.whyNot(wish.outcome, of: wish.tree)
    return [
      "heading": told.heading, "remark": told.remark ?? false,
      "hasChanges": !told.changes.isEmpty,
      "changes": told.changes.map { change in
        [
          "parts": change.parts.map {
            ["statement": $0.words, "canBeInfluenced": $0.canBeInfluenced] as [String: Any]
          }
        ]
      },
      "more": told.more ?? false,
    ]
  }

  /// How many open questions are not worked out; false where all are.
  private var moreQuestions: Any {
    let more = advice.questions.count - Self.mostQuestions
    return more > 0 ? wording.moreQuestions(more) : false
  }

  /// Every outcome of the trees reached, to ask about.
  private var wishes: [[String: Any]] {
    advice.trees.map { tree in
      [
        "title": guideline[tree.tree].title[language],
        "outcomes": guideline[tree.tree].outcomes.enumerated()
          .filter { tree.outcome != Index($0.offset) }
          .map { place, outcome in
            [
              "value": "\(guideline[tree.tree].id)\(Self.separator)\(outcome.id)",
              "label": outcome.words.headline[language],
              "isChosen": wish == TreeOutcome(Index(place), of: tree.tree),
            ] as [String: Any]
          },
      ]
    }
  }
}

extension Problem {
  static let tooMuchToProve = Problem(
    status: .serviceUnavailable,
    title: Text(
      nl: "Dit is te veel om te bewijzen", en: "This is too much to prove"))
}
