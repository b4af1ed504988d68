/// The page's own style and script; nothing else is loaded.
enum HTMLStyle {
  /// For screens, light and dark; every colour of text has a contrast of at least 4.5 to 1.
  static let screen = """
    :root { color-scheme: light dark; --ground: #ffffff; --soft: #f4f5f7; --line: #c9ced6;
      --text: #1c2128; --quiet: #4d5763; --link: #0b57a4; --error: #a3130f; --error-soft: #fdeceb;
      --warning: #7a4b00; --warning-soft: #fdf3dd; --note: #0b57a4; --note-soft: #e8f1fb;
      --good: #17602d; --good-soft: #e6f4ea; --mark: #ffe58a; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14171c; --soft: #1e232a;
      --line: #444d59; --text: #e8ebef; --quiet: #b3bcc8; --link: #8ec1ff; --error: #ff9d97;
      --error-soft: #3b1917; --warning: #f3c46b; --warning-soft: #352708; --note: #8ec1ff;
      --note-soft: #14283f; --good: #8fdba6; --good-soft: #12301b; --mark: #6a5300; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--text); line-height: 1.7;
      font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
    header, main, footer { max-width: 72rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.3; margin: .5rem 0; }
    h2 { font-size: 1.35rem; line-height: 1.4; margin: 0 0 .25rem; }
    h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
    h4 { font-size: 1rem; margin: 0 0 .5rem; }
    summary h3 { display: inline; }
    summary { cursor: pointer; margin: 1.25rem 0 .5rem; }
    p { margin: .35rem 0; overflow-wrap: anywhere; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible,
    .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; background: var(--ground); padding: .5rem 1rem; }
    .skip:focus { left: 1rem; top: 1rem; }
    .limits, .coverage, .origin, .who, .day, .file, .standing, footer { color: var(--quiet);
      font-size: .9rem; }
    .file, code, .origin { overflow-wrap: anywhere; }
    code { font-family: "SFMono-Regular", Consolas, "Noto Sans Mono CJK JP", monospace; }
    .badge { display: inline-block; border: 1px solid currentColor; border-radius: .3rem;
      padding: 0 .5em; font-size: .85rem; font-weight: 700; background: var(--soft); }
    .badge.nonconforming, .badge.invalid, .badge.error { color: var(--error);
      background: var(--error-soft); }
    .badge.undetermined, .badge.warning, .badge.open { color: var(--warning);
      background: var(--warning-soft); }
    .badge.remarks, .badge.note { color: var(--note); background: var(--note-soft); }
    .badge.no-findings { color: var(--good); background: var(--good-soft); }
    .range { margin-left: .75em; color: var(--quiet); }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
    caption { text-align: left; font-weight: 700; padding: .25rem 0; }
    th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left;
      vertical-align: top; }
    thead th { background: var(--soft); }
    tbody th { font-weight: 400; }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    .matrix .file { display: block; }
    .scroll { overflow-x: auto; }
    .scroll table { min-width: 40rem; }
    .scroll thead th { white-space: nowrap; }
    .scroll .badge { white-space: nowrap; }
    .stretches tbody th { min-width: 13rem; }
    .totals { display: flex; flex-wrap: wrap; gap: .5rem 1rem; list-style: none; padding: 0; }
    .filter { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end;
      background: var(--soft); border: 1px solid var(--line); border-radius: .4rem;
      padding: .75rem 1rem; margin: 1rem 0; }
    .filter label { display: grid; font-size: .9rem; font-weight: 700; }
    .filter input, .filter select { font: inherit; padding: .3rem .5rem; min-width: 12rem;
      max-width: 100%; color: inherit; background: var(--ground); border: 1px solid var(--quiet);
      border-radius: .3rem; }
    .plan { border-top: 4px solid var(--line); margin-top: 2.5rem; padding-top: 1.25rem; }
    .finding { border: 1px solid var(--line); border-left: .4rem solid var(--note);
      border-radius: .3rem; padding: .75rem 1rem; margin: .75rem 0; }
    .finding.error { border-left-color: var(--error); }
    .finding.warning { border-left-color: var(--warning); }
    .finding.known { border-style: dashed; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
    dt { font-weight: 700; color: var(--quiet); }
    dd { margin: 0; overflow-wrap: anywhere; }
    dd ul { margin: 0; padding-left: 1.2rem; }
    .letter { user-select: all; }
    .question { font-weight: 700; }
    .answers, ul.open { padding-left: 1.2rem; }
    .dataset, .judgement, .sheet { border: 1px solid var(--line); border-radius: .3rem;
      padding: .75rem 1rem; margin: .75rem 0; }
    .sheet > h3 { margin-top: 0; }
    .blanks dd { border-bottom: 1px solid var(--quiet); min-height: 2.2rem; }
    figure { margin: .75rem 0; overflow-x: auto; }
    figure img { display: block; width: 100%; min-width: 46rem; height: auto; margin-bottom: .5rem; }
    .lines { border: 1px solid var(--line); border-radius: .3rem; padding: .5rem 0; }
    .line { display: grid; grid-template-columns: 3.5rem 1fr; }
    .line .number { text-align: right; padding-right: .9rem; color: var(--quiet);
      user-select: none; font-variant-numeric: tabular-nums; }
    .line code { white-space: pre-wrap; overflow-wrap: anywhere; padding-right: .75rem; }
    .line:target { background: var(--note-soft); }
    .gap { padding-left: 3.5rem; color: var(--quiet); }
    mark { background: var(--mark); color: inherit; text-decoration: underline;
      text-underline-offset: .25em; }
    .remark { margin: .2rem .75rem .4rem 3.5rem; padding: .2rem .6rem; font-size: .9rem;
      background: var(--note-soft); border-left: .25rem solid var(--note); }
    .remark.error { background: var(--error-soft); border-color: var(--error); }
    .remark.warning { background: var(--warning-soft); border-color: var(--warning); }
    .remark a { color: inherit; }
    [hidden] { display: none !important; }
    @media (max-width: 40rem) { header, main, footer { padding: .75rem; }
      dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
      .line { grid-template-columns: 2.4rem 1fr; } .line .number { padding-right: .5rem; }
      .remark { margin-left: 2.4rem; } .filter label, .filter input, .filter select { width: 100%; } }

    """

  /// For paper: A4, black on white, nothing cut in two that belongs together.
  static let print = """
    @page { size: A4; margin: 18mm 16mm; }
    @media print { :root { color-scheme: light; --ground: #fff; --soft: #f2f2f2; --line: #999;
        --text: #000; --quiet: #333; --link: #000; --error: #8a0f0b; --error-soft: #fff;
        --warning: #6b4100; --warning-soft: #fff; --note: #0a3d73; --note-soft: #fff;
        --good: #14502a; --good-soft: #fff; --mark: #eee; }
      body { font-size: 10pt; line-height: 1.5; }
      header, main, footer { max-width: none; padding: 0; }
      .filter, .skip { display: none; }
      a { text-decoration: none; }
      .plan { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
      th, td { padding: .15rem .4rem; }
      .scroll table { min-width: 0; }
      .scroll thead th { white-space: normal; }
      .judgement, .questions > li, tr, .remark, .finding dd, .finding li { break-inside: avoid; }
      .finding { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
      .answers { padding: 0; list-style: none; }
      .answers li { display: inline; }
      .answers li + li::before { content: " / "; }
      details:not([open]) { display: none; }
      h2, h3, h4, summary, caption { break-after: avoid; }
      summary { list-style: none; }
      .scroll, figure { overflow: visible; }
      figure img { min-width: 0; break-inside: avoid; }
      .line { line-height: 1.35; }
      .line code { font-size: 8pt; } }

    """

  /// Filters plans by words and verdict; the page is whole without it.
  static let script = """
    (function () {
      var form = document.getElementById("filter");
      if (!form) return;
      form.hidden = false;
      var words = document.getElementById("filter-words");
      var verdict = document.getElementById("filter-verdict");
      var count = document.getElementById("filter-count");
      var rows = Array.from(document.querySelectorAll(".matrix tbody tr"));
      function apply() {
        var wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
        var shown = 0;
        rows.forEach(function (row) {
          var plan = document.getElementById(row.dataset.plan);
          var text = (row.textContent + " " + (plan ? plan.textContent : "")).toLowerCase();
          var fits = (!verdict.value || row.dataset.verdict === verdict.value)
            && wanted.every(function (word) { return text.includes(word); });
          row.hidden = !fits;
          if (plan) plan.hidden = !fits;
          if (fits) shown += 1;
        });
        count.textContent = shown + " / " + rows.length;
      }
      form.addEventListener("input", apply);
      form.addEventListener("submit", function (event) { event.preventDefault(); });
    })();

    """
}
