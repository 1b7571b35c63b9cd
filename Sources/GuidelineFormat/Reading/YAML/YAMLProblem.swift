/// All error messages of libyaml.
///
/// A test compares this list with libyaml's sources.
enum YAMLProblem: String, CaseIterable {
  // Tokens
  case strayCharacter = "found character that cannot start any token"
  case noContent = "did not find expected node content"
  case missingColon = "could not find expected ':'"
  case strayDash = "block sequence entries are not allowed in this context"
  case strayQuestionMark = "mapping keys are not allowed in this context"
  case strayColon = "mapping values are not allowed in this context"
  case strayColonInFlow = "found unexpected ':'"

  // Lists and mappings
  case noKey = "did not find expected key"
  case noDash = "did not find expected '-' indicator"
  case openBracket = "did not find expected ',' or ']'"
  case openBrace = "did not find expected ',' or '}'"
  case afterDocument = "did not find expected <document start>"

  // Quotes
  case endInQuotes = "found unexpected end of stream"
  case documentInQuotes = "found unexpected document indicator"
  case unknownEscape = "found unknown escape character"
  case escapeWithoutDigits = "did not find expected hexdecimal number"
  case escapeOfNothing = "found invalid Unicode character escape code"

  // Block scalars and tabs
  case afterHeader = "did not find expected comment or line break"
  case indentationOfZero = "found an indentation indicator equal to 0"
  case tabInBlock = "found a tab character where an indentation space is expected"
  case tabInText = "found a tab character that violates indentation"

  // Directives
  case unknownDirective = "found unknown directive name"
  case directiveWithoutName = "could not find expected directive name"
  case directiveCharacter = "found unexpected non-alphabetical character"
  case versionWithoutNumber = "did not find expected version number"
  case versionWithoutDot = "did not find expected digit or '.' character"
  case longVersion = "found extremely long version number"
  case otherVersion = "found incompatible YAML document"
  case versionTwice = "found duplicate %YAML directive"

  // Tags, anchors and aliases
  case anchorWithoutName = "did not find expected alphabetic or numeric character"
  case undefinedTag = "found undefined tag handle"
  case tagTwice = "found duplicate %TAG directive"
  case tagWithoutMark = "did not find expected '!'"
  case tagWithoutEnd = "did not find the expected '>'"
  case tagWithoutAddress = "did not find expected tag URI"
  case tagWithoutSpace = "did not find expected whitespace"
  case tagWithoutSpaceOrBreak = "did not find expected whitespace or line break"
  case tagOctet = "did not find URI escaped octet"
  case tagLeadingOctet = "found an incorrect leading UTF-8 octet"
  case tagTrailingOctet = "found an incorrect trailing UTF-8 octet"

  // Impossible here, since the text is valid Unicode, small and not deeply nested
  case deep = "Maximum nesting level reached, set with yaml_set_max_nest_level())"
  case noStream = "did not find expected <stream-start>"
  case input = "input error"
  case control = "control characters are not allowed"
  case long = "input is too long"
  case leadingOctet = "invalid leading UTF-8 octet"
  case trailingOctet = "invalid trailing UTF-8 octet"
  case incompleteOctets = "incomplete UTF-8 octet sequence"
  case lengthOfOctets = "invalid length of a UTF-8 sequence"
  case noCharacter = "invalid Unicode character"
  case incompletePair = "incomplete UTF-16 character"
  case lowSurrogate = "unexpected low surrogate area"
  case incompleteSurrogates = "incomplete UTF-16 surrogate pair"
  case noLowSurrogate = "expected low surrogate area"
}
