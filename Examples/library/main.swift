import Exchange
import GuidelineFormat
import GuidelineModel
import Reasoning

// From a case as JSON to the advice as JSON.
let loaded = try GuidelineFolder.read(atPath: "Guidelines/wervelmetastasen")
let reasoner = Reasoner(loaded.guideline)
let json = Array(#"{"answers": {"adequate-imaging": "available"}}"#.utf8)
let now = try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00")
let evaluation = try reasoner.evaluation(ofCase: json, now: now)
let writer = AdviceWriter(loaded.guideline, digest: loaded.digest)
print(String(decoding: writer.json(evaluation, in: .english), as: UTF8.self))

// The same without JSON: a case is a value, and so is what follows from it.
let guideline = loaded.guideline
var patient = PatientCase(now: now)
if let imaging = guideline.item(named: "adequate-imaging"),
  let available = guideline[imaging].value(named: "available")
{
  patient.answers[imaging] = .values(PossibleValues(available))
}
switch try reasoner.conclusion(for: patient) {
case .evaluation(let evaluation):
  for tree in evaluation.advice.trees {
    let outcome = tree.outcome.map { guideline[tree.tree][$0].summary.en }
    print(guideline[tree.tree].title.en, outcome ?? "undecided", separator: ": ")
  }
  let next = evaluation.advice.questions.first
  print("Asked next:", next.map { guideline[$0].label.en } ?? "nothing")
case .contradiction(let contradiction): print(contradiction)
}
