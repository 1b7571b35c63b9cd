/// The style of a report on screen and on A4 sheets; the type size is the same for every report.
enum ReportStyle {
  /// The complete style sheet of a report page.
  static let css = palette + page + sheet + paper

  /// The colours: paper, ink, and one for each urgency.
  static let palette = """
    :root{--paper:#fbfaf7;--ink:#1c2024;--quiet:#5b636b;--line:#dcd9d2;--accent:#0f5c63;
    --at-once:#a3262a;--within-a-day:#a85b00;--within-days:#24527a;--no-limit:#5b636b}
    @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--quiet:#a3abb3;
    --line:#363b40;--accent:#6fc3c9;--at-once:#ff9a94;--within-a-day:#ffb75e;--within-days:#93c8ff;
    --no-limit:#a3abb3}}
    @media print{:root{font-size:16px;--paper:#fff;--ink:#000;--quiet:#444;--line:#ccc;--accent:#0f5c63;--at-once:#a3262a;
    --within-a-day:#a85b00;--within-days:#24527a;--no-limit:#444}}

    """

  private static let page = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,
    "Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
    body>svg{position:absolute}
    main{max-width:70rem;margin:0 auto;padding:1.5rem}
    @media print{body{background:#fff}main{max-width:none;padding:0}}

    """

  /// The report itself, within the class `report`, so that other pages can contain it.
  static let sheet = """
    .report{
    h1,h2,h3,p,ul,dl,dd{margin:0}
    h1{font-size:1.75rem;line-height:1.2;font-weight:650}
    h2{font-size:.875rem;font-weight:650;color:var(--accent);margin:0 0 .5rem}
    h3{font-size:1.125rem;line-height:1.35;font-weight:600}
    ul{padding:0 0 0 1.1em}
    header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1.5rem}
    header p{color:var(--quiet)}
    .moment{font-variant-numeric:tabular-nums}
    .blanks{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;margin:1rem 0 0;color:var(--quiet);font-size:.875rem}
    .blanks span{flex:1 1 8em;border-bottom:1px solid var(--quiet);padding:0 0 .125rem}
    .blanks .wide{flex:2 1 14em}
    .conclusion{border:1px solid var(--quiet);border-radius:.375rem;padding:.25rem .5rem;min-height:4.5rem;color:var(--quiet);
    font-size:.875rem}
    .conclusion textarea{display:block;width:100%;min-height:3lh;field-sizing:content;resize:vertical;border:0;background:none;
    color:var(--ink);font:inherit;padding:0}
    .warnings{margin:1.25rem 0 0;border:1px solid var(--at-once);border-left-width:4px;
    border-radius:.375rem;padding:.75rem 1rem}
    .warnings h2{color:var(--at-once)}
    .columns{display:grid;gap:1.5rem 2rem;margin:1.5rem 0 0}
    @media (min-width:56.25em){.columns{grid-template-columns:3fr 2fr}}
    section+section{margin-top:1.5rem}
    .advice{margin:0}
    article{border-top:1px solid var(--line);padding:.75rem 0;max-width:66ch}
    article p,article ul{margin-top:.25rem}
    p,li,dd{overflow-wrap:anywhere}
    .mark{display:inline-flex;align-items:center;gap:.375rem;font-size:.875rem;font-weight:600;
    white-space:nowrap;margin-left:.25rem;flex-wrap:wrap;max-width:100%}
    svg{width:.75rem;height:.75rem}
    .mark svg,.limit svg{flex:none}
    .mark .when{white-space:normal;font-weight:400}
    .at-once svg{color:var(--at-once)}
    .within-a-day svg{color:var(--within-a-day)}
    .within-days svg,.as-soon-as-possible svg{color:var(--within-days)}
    .no-limit svg,.not-yet svg{color:var(--no-limit)}
    .mark.no-limit,.mark.not-yet{font-weight:400;color:var(--quiet)}
    .plan{margin:1.25rem 0 0}
    .plan h3{margin:.75rem 0 .25rem;font-size:1rem;color:var(--accent)}
    .plan ul{list-style:none;padding:0}
    .cautions li{border:1px solid var(--line);border-left:4px solid var(--accent);
    border-radius:.375rem;padding:.5rem .75rem;font-weight:600}
    .cautions li+li{margin-top:.25rem}
    .cautions .at-once{border-left-color:var(--at-once)}
    .folded{margin-top:.5rem;font-size:.875rem;color:var(--quiet)}
    .always{margin-top:.75rem;border-left:3px solid var(--accent);padding-left:.75rem}
    .line{border-top:1px solid var(--line);padding:.25rem 0}
    .what{display:flex;gap:.5rem;align-items:baseline}
    .what>svg,.cautions svg,.sign{flex:none;width:.75rem}
    .what b{font-weight:600}
    .past-line b{font-weight:400}
    .line p+p{padding-left:1.25rem}
    .detail{font-size:.875rem;color:var(--quiet)}
    .joiner{font-size:.875rem;color:var(--accent);letter-spacing:.02em}
    .actions{list-style:disc}
    .nest{list-style:none}
    .nest>.actions{padding-left:0}
    .nest>.joiner+.actions{padding-left:1.1em}
    .alternatives{list-style:disc}
    .alternatives>.actions{list-style:none}
    .remark{display:block;color:var(--quiet)}
    .limit{display:flex;gap:.5rem;align-items:baseline}
    .limit b{font-weight:650}
    .quiet{color:var(--quiet);font-size:.875rem}
    .note{border-left:3px solid var(--line);padding-left:.75rem}
    .choice,.holding{border-left:3px solid var(--accent);padding-left:.75rem}
    dl div{display:flex;gap:1rem;justify-content:space-between;border-top:1px solid var(--line);
    padding:.25rem 0;font-size:.875rem}
    dd{text-align:right;font-weight:600;flex:none;max-width:50%}
    .aside section>p,.aside section>ul,.reading{font-size:.875rem}
    .aside article h3{font-size:1rem}
    .reading{border-top:1px solid var(--line);padding:.5rem 0}
    .reading p+p{margin-top:.25rem}
    footer{margin:2rem 0 0;border-top:1px solid var(--line);padding:.5rem 0 0}
    footer .quiet{margin-top:1rem;overflow-wrap:anywhere}
    @media print{
    font:9pt/1.3 "Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;
    h1{font-size:14pt}
    h2{font-size:9pt;margin:0 0 2pt}
    h3,.aside article h3{font-size:9pt}
    .detail,.folded,.quiet,.mark,.joiner,.blanks,dl,dl div,.aside section>p,.aside section>ul,.reading{
    font-size:8pt;line-height:1.25}
    .plan{margin-top:5pt}
    .plan h3{margin:4pt 0 1pt;font-size:9pt}
    .line{padding:1.5pt 0;break-inside:avoid}
    .line p+p{padding-left:14pt}
    .what{gap:5pt}
    .what>svg,.sign{width:9pt}
    .cautions li{padding:2pt 6pt}
    .cautions li+li{margin-top:2pt}
    .folded,.always,.plan>.quiet{margin-top:3pt}
    .blanks{margin:6pt 0 0;gap:6pt 14pt;flex-wrap:nowrap}
    .blanks span{flex:1 1 0;padding-bottom:1pt}
    .blanks .wide{flex:2 1 0}
    .conclusion{min-height:16mm;padding:2pt 4pt;font-size:8pt}
    .conclusion textarea{min-height:0;resize:none}
    .decisions li{margin-top:1pt}
    footer .blanks{flex-wrap:wrap}
    footer .blanks span{flex:1 1 18%;padding-top:4pt}
    footer .blanks .wide{flex:2 1 28%}
    .warnings{margin:6pt 0 0;padding:3pt 8pt}
    .columns{display:block;columns:2;column-gap:14pt;margin:7pt 0 0}
    .aside{margin-top:6pt}
    h2,h3{break-after:avoid}
    section+section{margin-top:6pt}
    article{padding:3pt 0;max-width:none;break-inside:avoid}
    article p,article ul{margin-top:1pt}
    dl div,dt,dd{display:inline;border:0;padding:0}
    dt::after{content:": "}
    dd::after{content:"; ";font-weight:400}
    div:last-child>dd::after{content:"."}
    .reading{padding:2pt 0;break-inside:avoid}
    .reading p+p{margin-top:1pt}
    footer{margin:4pt 0 0;padding:1pt 0 0;break-inside:avoid}
    footer .blanks{margin-top:3pt}
    footer .quiet{margin-top:2pt}
    svg{width:8pt;height:8pt}
    }
    }
    @media (forced-colors:active){.report svg{color:CanvasText}}

    """

  /// The margins of every sheet: the label of the patient, what the document is, and "page 2 of 3".
  ///
  /// Margin boxes show custom properties, which the root element takes from its attributes. The label is
  /// set by a script.
  static let paper = """
    :root{--sheet:attr(data-sheet);--sheet-label:attr(data-sheet-label);--number:"blad ";--of:" van "}
    :root:lang(en){--number:"page ";--of:" of "}
    @page{size:A4;margin:10mm;
    @top-left{content:var(--sheet-label,"");font:700 8pt/1 Arial,"Liberation Sans",sans-serif;color:#000;
    vertical-align:bottom;padding-bottom:1.5mm}
    @top-right{content:var(--number) counter(page) var(--of) counter(pages);
    font:8pt/1 Arial,"Liberation Sans",sans-serif;color:#444;vertical-align:bottom;padding-bottom:1.5mm}
    @bottom-left{content:var(--sheet,"");font:8pt/1 Arial,"Liberation Sans",sans-serif;color:#444;
    vertical-align:top;padding-top:1.5mm}}
    .written{display:none}
    @media print{
    .written{display:block;white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink)}
    :is(input,textarea):has(+.written){display:none!important}
    }

    """
}
