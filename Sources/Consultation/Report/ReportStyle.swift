/// How a report looks, on screen and on one sheet of A4.
enum ReportStyle {
  /// Everything that the page of one report needs.
  static let css = palette + page + sheet

  /// The colours: paper and ink, and one for each degree of urgency.
  static let palette = """
    :root{--paper:#fbfaf7;--ink:#1c2024;--quiet:#5b636b;--line:#dcd9d2;--accent:#0f5c63;
    --at-once:#a3262a;--within-a-day:#a85b00;--within-days:#24527a;--no-limit:#5b636b}
    @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--quiet:#a3abb3;
    --line:#363b40;--accent:#6fc3c9;--at-once:#ff9a94;--within-a-day:#ffb75e;--within-days:#93c8ff;
    --no-limit:#a3abb3}}
    @media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#ccc;--accent:#0f5c63;--at-once:#a3262a;
    --within-a-day:#a85b00;--within-days:#24527a;--no-limit:#444}}

    """

  private static let page = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,
    "Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
    body>svg{position:absolute}
    main{max-width:1120px;margin:0 auto;padding:24px}
    @media print{body{background:#fff}main{max-width:none;padding:0}}

    """

  /// The report itself, within the class `report`, so that other pages can hold it.
  static let sheet = """
    .report{
    h1,h2,h3,p,ul,dl,dd{margin:0}
    h1{font-size:28px;line-height:1.2;font-weight:650}
    h2{font-size:14px;font-weight:650;color:var(--accent);margin:0 0 8px}
    h3{font-size:18px;line-height:1.35;font-weight:600}
    ul{padding:0 0 0 1.1em}
    header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:4px 24px}
    header p{color:var(--quiet)}
    .moment{font-variant-numeric:tabular-nums}
    .blanks{display:flex;flex-wrap:wrap;gap:16px 24px;margin:16px 0 0;color:var(--quiet);font-size:14px}
    .blanks span{flex:1 1 8em;border-bottom:1px solid var(--quiet);padding:0 0 2px}
    .blanks .wide{flex:2 1 14em}
    .warnings{margin:20px 0 0;border:1px solid var(--at-once);border-left-width:4px;
    border-radius:6px;padding:12px 16px}
    .warnings h2{color:var(--at-once)}
    .columns{display:grid;gap:24px 32px;margin:24px 0 0}
    @media (min-width:900px){.columns{grid-template-columns:3fr 2fr}}
    section+section{margin-top:24px}
    .advice{margin:0}
    article{border-top:1px solid var(--line);padding:12px 0;max-width:66ch}
    article p,article ul{margin-top:4px}
    .mark{display:inline-flex;align-items:center;gap:6px;font-size:14px;font-weight:600;
    white-space:nowrap;margin-left:4px;flex-wrap:wrap;max-width:100%}
    .mark svg,.limit svg{flex:none}
    .mark .when{white-space:normal;font-weight:400}
    .at-once svg{color:var(--at-once)}
    .within-a-day svg{color:var(--within-a-day)}
    .within-days svg,.as-soon-as-possible svg{color:var(--within-days)}
    .no-limit svg,.not-yet svg{color:var(--no-limit)}
    .mark.no-limit,.mark.not-yet{font-weight:400;color:var(--quiet)}
    .plan{margin:20px 0 0}
    .plan h3{margin:12px 0 4px;font-size:16px;color:var(--accent)}
    .plan ul{list-style:none;padding:0}
    .cautions li{border:1px solid var(--line);border-left:4px solid var(--accent);
    border-radius:6px;padding:8px 12px;font-weight:600}
    .cautions li+li{margin-top:4px}
    .cautions .at-once{border-left-color:var(--at-once)}
    .folded{margin-top:8px;font-size:14px;color:var(--quiet)}
    .always{margin-top:12px;border-left:3px solid var(--accent);padding-left:12px}
    .line{border-top:1px solid var(--line);padding:4px 0}
    .what{display:flex;gap:8px;align-items:baseline}
    .what>svg,.sign{flex:none;width:12px}
    .what b{font-weight:600}
    .past-line b{font-weight:400}
    .line p+p{padding-left:20px}
    .detail{font-size:14px;color:var(--quiet)}
    .joiner{font-size:14px;color:var(--accent);letter-spacing:.02em}
    .actions{list-style:disc}
    .nest{list-style:none}
    .nest>.actions{padding-left:0}
    .nest>.joiner+.actions{padding-left:1.1em}
    .alternatives{list-style:disc}
    .alternatives>.actions{list-style:none}
    .remark{display:block;color:var(--quiet)}
    .limit{display:flex;gap:8px;align-items:baseline}
    .limit b{font-weight:650}
    .quiet{color:var(--quiet);font-size:14px}
    .note{border-left:3px solid var(--line);padding-left:12px}
    .choice,.holding{border-left:3px solid var(--accent);padding-left:12px}
    dl div{display:flex;gap:16px;justify-content:space-between;border-top:1px solid var(--line);
    padding:4px 0;font-size:14px}
    dd{text-align:right;font-weight:600;flex:none;max-width:50%}
    .aside section>p,.aside section>ul,.reading{font-size:14px}
    .aside article h3{font-size:16px}
    .reading{border-top:1px solid var(--line);padding:8px 0}
    .reading p+p{margin-top:4px}
    footer{margin:32px 0 0;border-top:1px solid var(--line);padding:8px 0 0}
    footer .quiet{margin-top:16px;overflow-wrap:anywhere}
    @media print{
    font:10pt/1.35 "Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;
    h1{font-size:16pt}
    h2{font-size:9.5pt;margin:0 0 3pt}
    h3,.aside article h3{font-size:10.5pt}
    .plan{margin-top:6pt}
    .plan h3{margin:4pt 0 1pt;font-size:9.5pt}
    .line{padding:1.5pt 0;break-inside:avoid}
    .cautions li{padding:2pt 6pt}
    .always{margin-top:4pt}
    .detail,.folded{font-size:8.5pt}
    .quiet,.mark,.joiner,.blanks,dl div,.aside section>p,.aside section>ul,.reading{font-size:9pt}
    .blanks{margin:7pt 0 0;gap:8pt 14pt;flex-wrap:nowrap}
    .blanks span{flex:1 1 0;padding-bottom:1pt}
    .blanks .wide{flex:2 1 0}
    footer .blanks{flex-wrap:wrap}
    footer .blanks span{flex:1 1 18%;padding-top:6pt}
    footer .blanks .wide{flex:2 1 28%}
    .warnings{margin:7pt 0 0;padding:4pt 8pt}
    .columns{display:block;columns:2;column-gap:16pt;margin:9pt 0 0}
    .aside{margin-top:8pt}
    .aside section{break-inside:auto}
    h2,h3,dl div{break-inside:avoid;break-after:avoid}
    dl div{break-after:auto}
    section+section{margin-top:8pt}
    article{padding:4pt 0;max-width:none;break-inside:avoid}
    article p,article ul{margin-top:1pt}
    dl div{padding:1.5pt 0;gap:8pt}
    .reading{padding:3pt 0}
    footer{margin:9pt 0 0;padding:3pt 0 0}
    footer .quiet{margin-top:5pt}
    &.dense{page:dense;font-size:8pt;line-height:1.2}
    &.dense header p{font-size:8pt}
    &.dense .advice .actions,&.dense .advice .limit,&.dense .advice article>p{display:none}
    &.dense .advice article{border:0;padding:0}
    &.dense .plan{columns:2;column-gap:12pt}
    &.dense .plan h3{margin:2pt 0 0}
    &.dense .line{padding:.6pt 0}
    &.dense .detail,&.dense .folded{font-size:7.5pt}
    &.dense h3{display:flex;justify-content:space-between;align-items:baseline;gap:8pt}
    &.dense .mark{flex:none}
    &.dense ul{padding-left:1.4em}
    &.dense svg{width:7pt;height:7pt}
    &.dense .limit{gap:4pt}
    &.dense h1{font-size:13pt}
    &.dense h2{font-size:8.5pt;margin:0 0 1pt}
    &.dense h3,&.dense .aside article h3{font-size:8.5pt}
    &.dense .quiet,&.dense .mark,&.dense .joiner,&.dense .blanks,&.dense dl div,
    &.dense .aside section>p,&.dense .aside section>ul,&.dense .reading{font-size:8pt}
    &.dense .columns{column-gap:12pt;margin:5pt 0 0}
    &.dense .aside{margin-top:5pt}
    &.dense .reasons{display:none}
    &.dense .warnings h2{display:inline}
    &.dense footer .quiet{margin-top:3pt}
    &.dense section+section{margin-top:5pt}
    &.dense article{padding:2pt 0}
    &.dense article p,&.dense article ul{margin-top:0}
    &.dense dl div{padding:.6pt 0}
    &.dense .reading{padding:1.5pt 0}
    &.dense .reading p+p{margin-top:1.5pt}
    &.dense .blanks{margin:4pt 0 0}
    &.dense .warnings{margin:4pt 0 0;padding:2pt 6pt}
    &.dense footer{margin:5pt 0 0}
    &.dense footer .blanks span{padding-top:3pt}
    &.packed dl div,&.packed dt,&.packed dd{display:inline;border:0;padding:0}
    &.packed dt::after{content:": "}
    &.packed dd::after{content:"; ";font-weight:400}
    &.packed div:last-child>dd::after{content:"."}
    &.packed .plan h3,&.packed .plan .detail,&.packed .folded{font-size:7pt}
    &.packed .line{border:0;padding:0}
    &.packed{&,h2,h3,.aside article h3,.quiet,.mark,.joiner,.blanks,.aside section>p,
    .aside section>ul,.reading,dl div{font-size:7pt;line-height:1.15}svg{width:6pt;height:6pt}}
    }
    }
    @page{size:A4;margin:11mm 12mm}
    @page dense{size:A4;margin:8mm 10mm}
    @media (forced-colors:active){.report .mark svg,.report .limit svg{color:CanvasText}}

    """
}
