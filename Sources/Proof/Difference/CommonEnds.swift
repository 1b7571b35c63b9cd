/// What lies between the beginning and the end that two lists have in common.
package func withoutCommonEnds<Element: Equatable>(
  _ old: [Element], _ new: [Element]
) -> (old: ArraySlice<Element>, new: ArraySlice<Element>) {
  var (before, after) = (old[...], new[...])
  while let first = before.first, first == after.first {
    before.removeFirst()
    after.removeFirst()
  }
  while let last = before.last, last == after.last {
    before.removeLast()
    after.removeLast()
  }
  return (before, after)
}
