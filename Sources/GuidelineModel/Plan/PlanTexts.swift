extension PlanContent {
  /// All texts of `plan.yaml`, each with its path; those of cautions are not among them.
  package var texts: [(path: DraftPath, text: Text)] {
    func placed<Part>(
      _ key: String, _ parts: [Part], _ texts: (Part) -> [(path: DraftPath, text: Text)]
    ) -> [(path: DraftPath, text: Text)] {
      parts.enumerated().flatMap { place, part in
        texts(part).map { (DraftPath(key).index(place).appending($0.path), $0.text) }
      }
    }
    return placed("steps", steps, \.texts)
      + placed("bounds", bounds) { bound in
        bound.sooner.map { [(DraftPath("sooner", "text"), $0.text)] } ?? []
      }
      + placed("differs", differences) { difference in
        difference.text.map { [(DraftPath("text"), $0)] } ?? []
      }
      + placed("waits", waits, \.texts)
      + placed("waits-for-caution", cautionWaits) { [(DraftPath("text"), $0.text)] }
      + (newEpisode.map { [(DraftPath("new-episode", "text"), $0.text)] } ?? [])
      + placed("reasons", reasons) { [(DraftPath("label"), $0.label)] }
  }
}

extension PlanStep {
  fileprivate var texts: [(path: DraftPath, text: Text)] {
    [(DraftPath("label"), label)]
      + (words.map { [(DraftPath("words"), $0)] } ?? [])
      + lines.enumerated().map { (DraftPath("lines").index($0).key("text"), $1.text) }
  }
}

extension Wait {
  fileprivate var texts: [(path: DraftPath, text: Text)] {
    [
      (DraftPath("then", "text"), then.text), (DraftPath("presumed-over"), presumedOver),
      (DraftPath("words"), words), (DraftPath("unless"), unless),
      (DraftPath("started-before"), startedBefore),
    ]
  }
}
