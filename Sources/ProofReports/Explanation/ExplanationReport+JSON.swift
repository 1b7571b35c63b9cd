import Consultation
import Exchange
package import Foundation
import GuidelineModel
import JSON
package import Proof
import Reasoning

extension ExplanationReport {
  /// The report for programs; everything in it by name.
  ///
  /// - Returns: UTF-8, laid out for people too.
  /// - Throws: ``LimitExceeded`` where an answer would take too much.
  package func json() throws(LimitExceeded) -> Data {
    var trees: [TreeExplanation] = []
    for tree in advice.trees {
      trees.append(
        TreeExplanation(
          advice: tree, why: try explainer.why(tree.tree, for: state),
          whyAtAll: try explainer.whyAtAll(tree.tree, for: state),
          endings: tree.outcome == nil ? try explainer.howSure(tree.tree, for: state) : [],
          plan: plan(for: tree.tree)))
    }
    var changes: [(wish: Wish, changes: [Change])] = []
    for wish in wishes {
      changes.append((wish, try explainer.whyNot(wish.outcome, of: wish.tree, for: state)))
    }
    var json = JSONText(indented: true)
    json.object { json in
      json.member("trees") { json in json.array(trees) { write($1, to: &$0) } }
      json.member("whyNot") { json in
        json.array(changes) { json, asked in
          json.object { json in
            json.member("tree", guideline[asked.wish.tree].id.text)
            json.member("outcome", name(asked.wish.outcome, of: asked.wish.tree))
            json.member("changes") { json in json.array(asked.changes) { write($1, to: &$0) } }
          }
        }
      }
      json.member("whatIf") { json in
        json.array(advice.questions.flatMap { explainer.whatIf($0, for: state) }) {
          write($1, to: &$0)
        }
      }
      writeTimes(to: &json)
    }
    return Data(json.bytes) + Data("\n".utf8)
  }

  /// The fewest questions, or nothing and the name of what was not worked out.
  private func plan(for tree: Index<Tree>) -> (plan: QuestionPlan?, notWorkedOut: [String]) {
    do throws(LimitExceeded) {
      return (try explainer.fewestQuestions(tree, for: state), [])
    } catch {
      return (nil, ["fewestQuestions"])
    }
  }

  private func writeTimes(to json: inout JSONText) {
    func text(_ time: Instant) -> String {
      Timestamp(time, offsetSeconds: advice.now.offsetSeconds).rfc3339
    }
    json.moments(of: advice, in: guideline)
    json.member("hadEventBeenLater") { json in
      json.array(explainer.laterEvents(for: patient, advice: advice)) { json, later in
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
    let why: [Reason]
    let whyAtAll: [Reason]
    let endings: [PossibleEnding]
    let plan: (plan: QuestionPlan?, notWorkedOut: [String])
  }

  private func name(_ outcome: Index<Outcome>, of tree: Index<Tree>) -> String {
    guideline[tree].outcomes[outcome.offset].id.text
  }

  private func write(_ tree: TreeExplanation, to json: inout JSONText) {
    json.object { json in
      json.member("tree", guideline[tree.advice.tree].id.text)
      json.member("outcome", tree.advice.outcome.map { name($0, of: tree.advice.tree) })
      if tree.advice.outcome != nil {
        json.member("why") { json in json.array(tree.why) { write($1.answers, to: &$0) } }
        json.member("whyAtAll") { json in json.array(tree.whyAtAll) { write($1.answers, to: &$0) } }
      } else {
        json.member("possible") { json in
          json.array(tree.endings) { json, ending in
            json.object { json in
              json.member("outcome", name(ending.outcome, of: tree.advice.tree))
              json.member("share") { $0.share(ending.share) }
              json.member("if") { json in json.array(ending.conditions) { write($1, to: &$0) } }
            }
          }
        }
      }
      if !tree.plan.notWorkedOut.isEmpty {
        json.member("notWorkedOut", tree.plan.notWorkedOut)
      }
      if let plan = tree.plan.plan {
        json.member("fewestQuestions") { json in
          json.object { json in
            json.member("atMost", plan.worstCase)
            json.member("firstForAtMost", guideline[plan.firstForWorstCase].id.text)
            json.member("expected") {
              $0.number(thousandths: Int64((plan.expected * 1000).rounded()))
            }
            json.member("firstForExpected", guideline[plan.firstForExpected].id.text)
          }
        }
      }
    }
  }

  private func write(_ answers: [AnswerPart], to json: inout JSONText) {
    json.object { json in
      for part in answers {
        let item = guideline[part.item]
        json.member(item.id.text, part.values.map { item.values[$0].id.text })
      }
    }
  }

  private func write(_ change: Change, to json: inout JSONText) {
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
