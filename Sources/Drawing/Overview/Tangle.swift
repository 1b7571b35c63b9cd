/// What is wrong with an order of the overview's layers, the worst first.
struct Tangle: Comparable {
  /// How often two lines cross.
  var crossings = 0
  /// How many lines run through layers, those to the same tree counting once where they run side by
  /// side.
  var passages = 0
  /// How many pairs of trees in a layer stand the other way round than in the guideline.
  var inversions = 0

  static func < (first: Tangle, second: Tangle) -> Bool {
    (first.crossings, first.passages, first.inversions)
      < (second.crossings, second.passages, second.inversions)
  }

  static func + (first: Tangle, second: Tangle) -> Tangle {
    Tangle(
      crossings: first.crossings + second.crossings,
      passages: first.passages + second.passages,
      inversions: first.inversions + second.inversions)
  }

  static func - (first: Tangle, second: Tangle) -> Tangle {
    Tangle(
      crossings: first.crossings - second.crossings,
      passages: first.passages - second.passages,
      inversions: first.inversions - second.inversions)
  }
}
