/// Lines of text as Mermaid takes them: in quotes, with what means something to it as entities.
func mermaidText(_ lines: [String]) -> String {
  let escaped = lines.map { line in
    line.map { character in
      switch character {
      case "#": "#35;"
      case "&": "#amp;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "\"": "#quot;"
      case "`": "#96;"
      case "\n", "\r", "\r\n": " "
      default: String(character)
      }
    }.joined()
  }
  return "\"" + escaped.joined(separator: "<br/>") + "\""
}
