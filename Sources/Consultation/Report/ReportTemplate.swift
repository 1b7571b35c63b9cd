/// A report and its parts, in Mustache; every word in it comes from elsewhere and is escaped.
enum ReportTemplate {
  static let page = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{title}} · {{heading}} · {{moment}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    {{> marks}}
    <main class="report {{density}}">
    {{> report}}
    </main>
    </body>
    </html>

    """

  /// The shapes of the degrees of urgency, to be used by name.
  static let marks = """
    <svg width="0" height="0" aria-hidden="true" focusable="false">
    <symbol id="at-once" viewBox="0 0 12 12"><path d="M1 1h10v10H1z" fill="currentColor"/></symbol>
    <symbol id="within-a-day" viewBox="0 0 12 12"><path d="M6 .8l5.6 10.4H.4z" fill="currentColor"/></symbol>
    <symbol id="within-days" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5" fill="currentColor"/></symbol>
    <symbol id="as-soon-as-possible" viewBox="0 0 12 12"><path d="M6 .2L11.8 6 6 11.8.2 6z" fill="currentColor"/></symbol>
    <symbol id="not-yet" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M6 3.4V6h2" fill="none" stroke="currentColor" stroke-width="1.2"/></symbol>
    <symbol id="no-limit" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol>
    </svg>
    """

  /// The report itself, without the page around it.
  static let report = """
    <header>
    <div><h1>{{title}}</h1><p>{{heading}}</p></div>
    <p class="moment">{{moment}}</p>
    </header>
    {{^isTyped}}<p class="blanks patient"><span class="wide">{{patientLine}}</span><span>{{birthLine}}</span><span>{{numberLine}}</span></p>{{/isTyped}}
    {{#isTyped}}<p class="blanks patient typed"><label class="wide">{{patientLine}} <input autocomplete="off" spellcheck="false"></label><label>{{birthLine}} <input autocomplete="off"></label><label>{{numberLine}} <input autocomplete="off"></label></p>{{/isTyped}}
    {{#hasWarnings}}
    <section class="warnings" aria-labelledby="warnings">
    <h2 id="warnings">{{warningsHeading}}</h2>
    <ul>{{#warnings}}<li>{{.}}</li>{{/warnings}}</ul>
    </section>
    {{/hasWarnings}}
    <div class="columns">
    <section class="advice" aria-labelledby="actions">
    <h2 id="actions">{{actionsHeading}}</h2>
    {{^decided}}<p>{{nothingYet}}</p>{{/decided}}
    {{#decided}}
    <article>
    <h3>{{title}} {{#mark}}{{> mark}}{{/mark}}</h3>
    {{#action}}{{> action}}{{/action}}
    {{#reasons}}<p class="quiet reasons"><b>{{label}}:</b> {{text}}</p>{{/reasons}}
    {{#remainder}}<p class="quiet">{{.}}</p>{{/remainder}}
    {{#choice}}<p class="choice">{{.}}</p>{{/choice}}
    </article>
    {{/decided}}
    </section>
    <div class="aside">
    {{#hasOpen}}
    <section aria-labelledby="open">
    <h2 id="open">{{openHeading}}</h2>
    {{#open}}
    <article>
    <h3>{{title}} {{#mark}}{{> mark}}{{/mark}}</h3>
    {{#holding}}<p class="holding"{{#due}} data-due="{{.}}" data-relative="{{relative}}"{{/due}}>{{.}}</p>{{/holding}}
    <p>{{waitsFor}}</p>
    <p class="quiet">{{possibleHeading}}:</p>
    <ul class="quiet">{{#possible}}<li>{{.}}</li>{{/possible}}</ul>
    </article>
    {{/open}}
    {{#notKnown}}<p><b>{{label}}:</b> {{text}}</p>{{/notKnown}}
    {{#question}}<p><b>{{label}}:</b> {{text}}</p>{{/question}}
    {{#questionsRemark}}<p class="quiet">{{.}}</p>{{/questionsRemark}}
    </section>
    {{/hasOpen}}
    <section aria-labelledby="findings">
    <h2 id="findings">{{findingsHeading}}</h2>
    {{^findings}}<p>{{noAnswers}}</p>{{/findings}}
    <dl>{{#findings}}<div><dt>{{label}}{{#detail}} <span class="quiet">{{.}}</span>{{/detail}}</dt><dd>{{value}}</dd></div>{{/findings}}</dl>
    </section>
    {{#hasReadings}}
    <section aria-labelledby="readings">
    <h2 id="readings">{{readingsHeading}}</h2>
    {{#differences}}
    <div class="reading">
    {{#readings}}<p>{{change}} <span class="quiet">{{reasonHeading}}: {{reason}}</span></p>{{/readings}}
    <ul>{{#trees}}<li>{{.}}.</li>{{/trees}}</ul>
    </div>
    {{/differences}}
    {{#agreement}}<p>{{.}}</p>{{/agreement}}
    </section>
    {{/hasReadings}}
    {{#hasNotes}}
    <section aria-labelledby="notes">
    <h2 id="notes">{{notesHeading}}</h2>
    <ul>{{#notes}}<li>{{.}}</li>{{/notes}}</ul>
    </section>
    {{/hasNotes}}
    </div>
    </div>
    <footer>
    <p class="blanks">{{#signatures}}<span class="wide">{{signatureLine}}</span><span>{{dateLine}}</span>{{/signatures}}</p>
    <p class="quiet">{{disclaimer}} {{origin}}</p>
    </footer>

    """

  static let mark = """
    <span class="mark {{urgency}}"{{#due}} data-due="{{.}}"{{/due}}><svg width="12" height="12" aria-hidden="true"><use href="#{{urgency}}"/></svg> <span>{{word}}</span></span>
    """

  /// An action and everything within it.
  ///
  /// - Parameters:
  ///   - name: The name of this template, which stands within itself.
  ///   - limit: What stands for a time limit.
  /// - Returns: The template.
  static func action(named name: String, limit: String) -> String {
    """
    {{#condition}}<p>{{.}}:</p>{{/condition}}<ul class="actions">{{#members}}<li{{#nested}} class="nest{{#alternatives}} alternatives{{/alternatives}}"{{/nested}}>{{#joiner}}<b class="joiner">{{.}}</b> {{/joiner}}{{#text}}{{.}}{{/text}}{{#remarks}}<span class="remark">{{.}}.</span>{{/remarks}}{{#nested}}{{> \(name)}}{{/nested}}{{#limit}}\(limit){{/limit}}</li>{{/members}}</ul>{{#groupLimit}}\(limit){{/groupLimit}}
    """
  }

  static let limit = """
    <p class="limit {{urgency}}"{{#due}} data-due="{{.}}" data-relative="{{relative}}"{{/due}}><svg width="12" height="12" aria-hidden="true"><use href="#{{urgency}}"/></svg> <span><b>{{time}}</b>{{#basis}}: {{.}}{{/basis}}.</span></p>
    """
}
