import GuidelineFormat
import GuidelineModel
import Reasoning

let guideline = try GuidelineFolder.read(atPath: "Guidelines/wervelmetastasen").guideline
let reasoner = Reasoner(guideline)
var patient = PatientCase(now: try Timestamp(rfc3339: "2026-11-22T21:00:00+01:00"))
if let imaging = guideline.item(named: "adequate-imaging"),
  let available = guideline[imaging].value(named: "available")
{
  patient.answers[imaging] = .values(PossibleValues([available]))
}
switch try reasoner.conclusion(for: patient) {
case .advice(let advice):
  for tree in advice.trees {
    let outcome = tree.outcome.map { guideline[tree.tree].outcomes[$0.offset].summary.en }
    print(guideline[tree.tree].title.en, outcome ?? "undecided", separator: ": ")
  }
  print("Asked next:", advice.questions.first.map { guideline[$0].label.en } ?? "nothing")
case .contradiction(let contradiction): print(contradiction)
}
