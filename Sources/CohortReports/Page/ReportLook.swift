import Drawing

/// The style of the report, on screen and on A4.
enum ReportLook {
  static let css = palette + page + tables + charts + DrawingStyle.css + paper

  private static let palette = """
    :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c2024;--quiet:#5b636b;--line:#dcd9d2;--accent:#0f5c63;
    --good:#0f5c63;--half:#6d8fb3;--bad:#a3262a;--unsure:#d9a441;--none:#b9b5ab;--open:#85898d;--odd:#7a3b8f;--track:#eceae4}
    @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8e6e1;--quiet:#a3abb3;--line:#363b40;--accent:#6fc3c9;
    --good:#6fc3c9;--half:#5b7fae;--bad:#ff9a94;--unsure:#ffb75e;--none:#5a6067;--open:#8b9198;--odd:#c79be0;--track:#23282c}}
    @media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#ccc;--accent:#0f5c63;
    --good:#0f5c63;--half:#6d8fb3;--bad:#a3262a;--unsure:#d9a441;--none:#b9b5ab;--open:#85898d;--odd:#7a3b8f;--track:#eceae4}}

    """

  private static let page = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
    "Noto Sans","Liberation Sans",Arial,sans-serif}
    main{max-width:70rem;margin:0 auto;padding:1rem}
    h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
    h2{font-size:1.375rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
    h3{font-size:1.125rem;line-height:1.35;margin:1.75rem 0 .5rem}
    p,dd,li,figcaption{max-width:66ch;overflow-wrap:anywhere}
    p{margin:.5rem 0}
    a{color:var(--accent)}
    .kind{margin:0;color:var(--accent);font-weight:600}
    .quiet{color:var(--quiet)}
    .synthetic{border:2px solid var(--bad);border-radius:6px;padding:.75rem 1rem;max-width:none}
    header dl{display:grid;gap:.25rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));margin:0}
    dt{font-size:.875rem;color:var(--quiet)}
    dd{margin:0;overflow-wrap:anywhere}
    nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
    nav a{display:inline-block;padding:.25rem 0}
    .summary p{font-size:1.125rem}
    .methods div{margin:0 0 .75rem}
    .references{font-size:.875rem;padding-left:1.25rem}

    """

  private static let tables = """
    .scroll{overflow-x:auto;margin:.75rem 0 1.25rem}
    table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.35;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:.25rem 0}
    th,td{padding:.375rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
    thead th{font-weight:600;color:var(--quiet);vertical-align:bottom}
    thead th+th,.number{text-align:right}
    tbody th{font-weight:400;min-width:10rem;overflow-wrap:anywhere}
    .number{white-space:nowrap}.words{white-space:normal;min-width:6rem}
    .spoken{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    @media (min-width:56em){tbody th:nth-last-child(n+5){width:36%}}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;font-size:.875rem}
    .legend svg{width:.75rem;height:.75rem;margin-right:.375rem}

    """

  private static let charts = """
    .strip{display:block;width:100%;height:.625rem;margin:.125rem 0 0}
    .track{fill:var(--track)}.part{fill:var(--accent);opacity:.55}.interval{fill:var(--ink)}
    .good{fill:var(--good)}.half{fill:var(--half)}.bad{fill:var(--bad)}.unsure{fill:var(--unsure)}.none{fill:var(--none)}
    .open{fill:var(--open)}.odd{fill:var(--odd)}
    figure{margin:1rem 0}
    figcaption{font-size:.875rem;color:var(--quiet)}
    .chart{display:block;width:100%;max-width:34rem;height:auto}
    .chart text{fill:var(--quiet);font-size:12px}
    .chart polyline{fill:none;stroke:var(--ink)}
    .chart .grid{stroke:var(--line)}
    .chart .limit{stroke:var(--quiet)}.chart .outer{stroke-dasharray:5 4}
    .chart .middle{stroke:var(--accent);stroke-width:1.5}
    .chart .whisker{stroke:var(--quiet);stroke-width:1.5}
    .chart .point{fill:var(--accent);stroke:var(--paper)}.chart .marked{fill:var(--bad)}
    .flow path{fill:none;stroke:var(--accent);opacity:.35;stroke-linejoin:round}
    .flowchart{margin:0}.flowchart svg{max-width:100%;height:auto}
    .beside{display:grid;gap:1rem 2rem}
    .beside>*{min-width:0}
    @media (min-width:56em){.beside{grid-template-columns:21rem 1fr}}
    @media (forced-colors:active){.strip rect,.legend rect{stroke:CanvasText;stroke-width:.5}.part,.good{fill:CanvasText}
    .chart .point{fill:CanvasText}.flow path{stroke:GrayText}}

    """

  private static let paper = """
    @page{size:A4;margin:14mm}
    @media print{body{font-size:10pt}main{max-width:none;padding:0}nav{display:none}
    h2,h3,caption{break-after:avoid}figure,tr{break-inside:avoid}.scroll{overflow:visible}table{font-size:8pt}
    th,td{padding:.2rem .25rem}tbody th{min-width:0}tbody th:nth-last-child(n+5){width:30%}.number{white-space:normal}.words{min-width:0}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .beside{display:block}.flowchart svg{max-height:24cm;max-width:100%;width:auto}.chart{max-width:12cm}}

    """
}
