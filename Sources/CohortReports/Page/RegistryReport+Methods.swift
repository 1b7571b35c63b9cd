import GuidelineModel
import Markup

extension RegistryReport {
  var methods: Fragment {
    .group([
      .dl([.class("methods")], .each(definitions) { name, text in .div(.dt(name), .dd(text)) }),
      .h3(words.references), .bullets([.class("references")], Self.references),
    ])
  }

  private var definitions: [(String, String)] { words.definitions(least: published.least) }

  private static let references = [
    "Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209–12.",
    "Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185–202.",
    "Armitage P. Tests for linear trends in proportions and frequencies. Biometrics 1955;11:375–86.",
    "Cochran WG. Some methods for strengthening the common χ² tests. Biometrics 1954;10:417–51.",
    "Conover WJ. Practical nonparametric statistics. 3rd ed. Wiley, 1999.",
    "Hundepool A, et al. Statistical disclosure control. Wiley, 2012.",
  ]
}

extension ReportWords {
  var references: String { either("Literatuur", "References") }

  func definitions(least: Int) -> [(String, String)] {
    [
      (
        either("Onbekend", "Unknown"),
        either(
          "Een ontbrekend antwoord is nooit ‘nee’. Van elk gegeven gelden alle waarden die nog mogelijk zijn; een boom is beslist als zij alle naar dezelfde uitkomst leiden.",
          "A missing answer is never ‘no’. Every value of an item that is still possible counts; a tree is decided when all of them lead to the same outcome."
        )
      ),
      (
        either("Overeenstemming", "Concordance"),
        either(
          "Concordant: wat is gedaan past bij elke uitkomst die nog mogelijk is. Voorwaardelijk: bij sommige daarvan. Niet concordant: bij geen enkele. Niet te beslissen: onbekend is wat is gedaan, een antwoord is geen waarde, of antwoorden spreken een uitkomst tegen. Het aandeel concordant is van concordant en niet concordant samen.",
          "Concordant: what was done agrees with every outcome still possible. Conditional: with some of them. Not concordant: with none. Undecidable: it is unknown what was done, an answer is no value, or answers contradict an outcome. The share concordant is of concordant and not concordant together."
        )
      ),
      (
        either("Onzekerheid", "Uncertainty"),
        either(
          "Intervallen van aandelen zijn score-intervallen van Wilson voor 95%. De grenzen van een trechterdiagram zijn exacte kwantielen van de binomiale verdeling rond het aandeel van alles samen. Een trend over perioden wordt getoetst volgens Cochran en Armitage, tweezijdig. Het interval van een mediaan ligt tussen twee geordende waarnemingen.",
          "Intervals of shares are Wilson score intervals for 95%. The limits of a funnel plot are exact quantiles of the binomial distribution around the overall share. A trend over periods is tested after Cochran and Armitage, two-sided. The interval of a median lies between two order statistics."
        )
      ),
      (
        either("Data", "Dates"),
        either(
          "Een datum zonder tijd staat voor elk moment van die dag. Een termijn is gehaald of overschreden als dat voor al die momenten zo is.",
          "A date without a time stands for every moment of that day. A limit is met or exceeded if that is so for all of these moments."
        )
      ),
      (either("Kleine aantallen", "Small numbers"), suppression(least)),
      (
        either("Wat hieruit niet volgt", "What does not follow"),
        either(
          "Afwijken kan terecht zijn. Verschillen tussen groepen zijn niet gecorrigeerd voor hun patiënten, en van vele vergelijkingen vallen er enkele door toeval op. Een rij telt in elke boom die zij bereikt, en die tellingen hangen samen: intervallen over bomen heen zijn wat te smal. Voorwaardelijke rijen tellen aan geen van beide kanten, onbesliste die zeker afwijken wel: het aandeel kan daardoor te laag zijn. Rijen zijn geen patiënten als iemand vaker voorkomt; dan zijn de intervallen te smal. Wat niet is vastgelegd, kan wel zijn gedaan.",
          "Deviation can be justified. Differences between groups are not adjusted for their patients, and of many comparisons some stand out by chance. A row counts in each tree that it reaches, and these counts depend on each other: intervals over several trees are somewhat too narrow. Conditional rows count on neither side, undecided ones that deviate for certain do: the share can be too low for it. Rows are not patients where someone occurs more often; intervals are then too narrow. What is not recorded may have been done."
        )
      ),
    ]
  }

  private func suppression(_ least: Int) -> String {
    guard least > 1 else {
      return either(
        "Alle aantallen worden getoond (--min-cell 1): dit verslag is niet bedoeld om te publiceren.",
        "All numbers are shown (--min-cell 1): this report is not meant to be published.")
    }
    return either(
      "Aantallen van 1 tot en met \(least - 1) worden niet getoond, en andere ook niet waar een klein aantal uit sommen is af te leiden. Kleine groepen worden samengenomen. Een boom waarvan het aantal een klein aantal zou verraden, wordt niet getoond en nergens meegeteld. Percentages, intervallen en tekeningen zijn van getoonde aantallen gemaakt. Fouten in rijen (onleesbaar, tegenspraak met een uitkomst) worden altijd geteld. Een kwantiel staat er alleen als aan weerszijden ten minste \(least) waarnemingen liggen.",
      "Numbers from 1 to \(least - 1) are not shown, nor others where a small one could be worked out from sums. Small groups are taken together. A tree whose number would give a small one away is not shown and counts nowhere. Percentages, intervals and drawings are made of shown numbers. Faults in rows (unreadable, contradicting) are always counted. A quantile is given only with at least \(least) observations on either side."
    )
  }
}
