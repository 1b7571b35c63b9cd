import Consultation
import Exchange
package import Foundation
import GuidelineModel
import JSON
package import Proof
import Reasoning

extension ExplanationReport {
  /// The largest number of elements written of a list; the number of the others follows it.
  private static let mostWritten = 100

  /// The report as JSON; parts of the guideline are given by name.
  ///
  /// - Returns: Indented JSON in UTF-8.
  /// - Throws: ``LimitExceeded`` when the possible outcomes of a tree or the changes to a requested
  ///   outcome exceed the limits.
  package func json() throws(LimitExceeded) -> Data {
    var trees: [TreeExplanation] = []
    for tree in advice.trees {
      trees.append(try explanation(of: tree))
    }
    var changes: [(requested: TreeOutcome, changes: [AnswerChange])] = []
    for requested in requestedOutcomes {
      changes.append(
        (requested, try explainer.whyNot(requested.outcome, of: requested.tree, in: evaluation)))
    }
    var json = JSONText(indented: true)
    json.object { json in
      json.member("trees") { json in json.array(trees) { write($1, to: &$0) } }
      json.member("whyNot") { json in
        json.array(changes) { json, asked in
          json.object { json in
            json.member("tree", guideline[asked.requested.tree].id.text)
            json.member("outcome", name(asked.requested.outcome, of: asked.requested.tree))
            json.list("changes", asked.changes, Self.mostWritten) { write($1, to: &$0) }
          }
        }
      }
      let asked = advice.questions.prefix(Self.mostWritten)
      json.member("whatIf") { json in
        json.array(asked.flatMap { explainer.whatIf($0, in: evaluation) }) {
          write($1, to: &$0)
        }
      }
      json.leftOut(from: "whatIf", advice.questions.count - asked.count)
      writeTimes(to: &json)
    }
    return Data(json.bytes) + Data("\n".utf8)
  }

  /// The explanation of a tree, with the names of the parts that exceeded the limits.
  private func explanation(of tree: TreeAdvice) throws(LimitExceeded) -> TreeExplanation {
    var explanation = TreeExplanation(advice: tree)
    guard let shortest = tree.because else {
      explanation.endings = try explainer.howSure(tree.tree, in: evaluation)
      if explanation.endings.contains(where: { $0.conditionsLimit != nil }) {
        explanation.notWorkedOut.append("if")
      }
      do throws(LimitExceeded) {
        explanation.strategy = try explainer.fewestQuestions(tree.tree, in: evaluation)
      } catch {
        explanation.notWorkedOut.append("fewestQuestions")
      }
      return explanation
    }
    explanation.why = Reasons(listed: [shortest], leftOut: 0)
    do throws(LimitExceeded) {
      explanation.why = try explainer.why(
        tree.tree, in: evaluation, listing: Self.mostWritten)
    } catch {
      explanation.notWorkedOut.append("why")
    }
    do throws(LimitExceeded) {
      explanation.whyReached = try explainer.whyReached(
        tree.tree, in: evaluation, listing: Self.mostWritten)
    } catch {
      explanation.notWorkedOut.append("whyReached")
    }
    return explanation
  }

  private func writeTimes(to json: inout JSONText) {
    func text(_ time: Instant) -> String {
      Timestamp(time, offsetSeconds: advice.now.offsetSeconds).rfc3339
    }
    json.moments(of: advice, in: guideline)
    json.member("hadEventBeenLater") { json in
      json.array(explainer.laterEvents(for: evaluation)) { json, later in
        json.object { json in
          let item = guideline[later.item]
          json.member("event", guideline[later.event].id.text)
          json.member("from", text(later.time))
          json.member("item", item.id.text)
          json.member("value", item.values[later.value].id.text)
          json.member("trees") { json in
            json.array(later.changes) { json, ending in
              json.object { json in
                json.member("tree", guideline[ending.tree].id.text)
                json.member(
                  "possibleOutcomes", ending.possible.map { name($0, of: ending.tree) })
              }
            }
          }
        }
      }
    }
  }

  private struct TreeExplanation {
    let advice: TreeAdvice
    var why = Reasons.none
    var whyReached = Reasons.none
    var endings: [PossibleEnding] = []
    var strategy: QuestionStrategy?
    var notWorkedOut: [String] = []
  }

  private func name(_ outcome: Index<Outcome>, of tree: Index<Tree>) -> String {
    guideline[tree].outcomes[outcome.offset].id.text
  }

  private func write(_ tree: TreeExplanation, to json: inout JSONText) {
    json.object { json in
      json.member("tree", guideline[tree.advice.tree].id.text)
      json.member("outcome", tree.advice.outcome.map { name($0, of: tree.advice.tree) })
      if tree.advice.outcome != nil {
        write("why", tree.why, to: &json)
        write("whyReached", tree.whyReached, to: &json)
      } else {
        json.member("possible") { json in
          json.array(tree.endings) { json, ending in
            json.object { json in
              json.member("outcome", name(ending.outcome, of: tree.advice.tree))
              json.member("share") { $0.share(ending.share) }
              if ending.conditionsLimit == nil {
                json.list("if", ending.conditions, Self.mostWritten) { write($1, to: &$0) }
              }
            }
          }
        }
      }
      if !tree.notWorkedOut.isEmpty { json.member("notWorkedOut", tree.notWorkedOut) }
      if let strategy = tree.strategy {
        json.member("fewestQuestions") { json in
          json.object { json in
            json.member("atMost", strategy.worstCase)
            json.member("firstForAtMost", guideline[strategy.firstForWorstCase].id.text)
            json.member("expected") {
              $0.number(thousandths: Int64((strategy.expected * 1000).rounded()))
            }
            json.member("firstForExpected", guideline[strategy.firstForExpected].id.text)
          }
        }
      }
    }
  }

  private func write(_ key: String, _ reasons: Reasons, to json: inout JSONText) {
    json.member(key) { json in json.array(reasons.listed) { write($1.answers, to: &$0) } }
    json.leftOut(from: key, reasons.leftOut)
  }

  private func write(_ answers: [AnswerPart], to json: inout JSONText) {
    json.object { json in
      for part in answers {
        let item = guideline[part.item]
        json.member(item.id.text, part.values.map { item.values[$0].id.text })
      }
    }
  }

  private func write(_ change: AnswerChange, to json: inout JSONText) {
    json.object { json in
      json.member("reversals", change.reversals)
      json.member("canBeInfluenced", change.canBeInfluenced)
      json.member("answers") { json in
        json.array(change.parts) { json, part in
          let item = guideline[part.item]
          json.object { json in
            json.member("item", item.id.text)
            json.member("values", part.values.map { item.values[$0].id.text })
            json.member("open", part.isOpen)
            json.member("canBeInfluenced", part.canBeInfluenced)
          }
        }
      }
    }
  }

  private func write(_ possibility: WhatIf, to json: inout JSONText) {
    let item = guideline[possibility.item]
    json.object { json in
      json.member("item", item.id.text)
      json.member("value", item.values[possibility.value].id.text)
      json.member("contradicts", possibility.trees == nil)
      json.member("trees") { json in
        json.array(possibility.trees ?? []) { json, ending in
          json.object { json in
            json.member("tree", guideline[ending.tree].id.text)
            json.member("possibleOutcomes", ending.possible.map { name($0, of: ending.tree) })
          }
        }
      }
    }
  }
}
