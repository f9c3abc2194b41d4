/** The page's own stylesheet: large type, one column, quiet colours that always stand beside a word. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #faf8f5; --paper: #ffffff; --ink: #1d2023; --quiet: #595f64; --hair: #dcd8d1;
  --done: #0e5f54; --trying: #1c4f8a; --thinking: #2f4858; --not-now: #7a4a00; --link: #1c4f8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191b1d; --paper: #212427; --ink: #eceeef; --quiet: #b1b5b8; --hair: #3b4044;
    --done: #8fd6c7; --trying: #a9cbf2; --thinking: #bfd0d9; --not-now: #f0c373; --link: #a9cbf2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.1875rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.8rem, 1.4rem + 2vw, 2.5rem); }
h2 { font-size: 1.5rem; margin-top: 3rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1rem; color: var(--quiet); font-weight: 600; }
p, dl, ul, figure, blockquote { margin: 0.75rem 0 0; }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--trying); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: 0.5rem; top: -4rem; padding: 0.6rem 1rem; background: var(--paper); }
.skip:focus { top: 0; }
.who, .when { color: var(--quiet); font-size: 1rem; }
.who { margin: 0; }
.lead { font-size: 1.35rem; }
article {
  background: var(--paper); border: 1px solid var(--hair); border-left: 5px solid var(--mark);
  border-radius: 0 14px 14px 0; padding: 1.1rem 1.25rem 1.25rem; margin-top: 1.25rem;
}
article:target { outline: 2px solid var(--mark); }
.done { --mark: var(--done); }
.trying { --mark: var(--trying); }
.thinking { --mark: var(--thinking); }
.notNow { --mark: var(--not-now); }
article .when { margin-top: 0.2rem; }
dt { font-weight: 650; color: var(--mark); margin-top: 0.9rem; }
dd { margin: 0; white-space: pre-line; }
.said { border-top: 1px solid var(--hair); margin-top: 1.1rem; padding-top: 0.9rem; }
figcaption { color: var(--quiet); font-size: 1rem; }
blockquote { margin-top: 0.2rem; white-space: pre-line; }
blockquote::before { content: '“'; }
blockquote::after { content: '”'; }
.answer { margin-top: 0.4rem; white-space: pre-line; }
details { border-top: 1px solid var(--hair); margin-top: 1.1rem; padding-top: 0.4rem; }
summary { min-height: 2.75rem; line-height: 2.75rem; font-weight: 650; color: var(--link); cursor: pointer; }
label { font-weight: 650; }
textarea {
  display: block; width: 100%; margin-top: 0.5rem; padding: 0.6rem 0.75rem; font: inherit; color: inherit;
  background: var(--ground); border: 1px solid var(--quiet); border-radius: 10px; resize: vertical;
}
button {
  margin-top: 0.75rem; min-height: 2.75rem; padding: 0.3rem 1.15rem; font: inherit; font-weight: 600;
  color: var(--paper); background: var(--done); border: 0; border-radius: 10px; cursor: pointer;
}
.note { border-left: 4px solid var(--not-now); padding-left: 0.75rem; }
.shares { list-style: none; padding: 0; }
.shares li { padding: 0.6rem 0; border-bottom: 1px solid var(--hair); }
.shares span { display: block; color: var(--quiet); }
footer { margin-top: 3rem; border-top: 1px solid var(--hair); padding-top: 0.5rem; }
footer a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; }
@media (forced-colors: active) { article, button { border: 1px solid; } }
@media print {
  :root {
    --ground: #fff; --paper: #fff; --ink: #000; --quiet: #333; --hair: #999;
    --done: #0e5f54; --trying: #1c4f8a; --thinking: #2f4858; --not-now: #7a4a00;
  }
  body { font-size: 12pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  article { break-inside: avoid; }
  details, footer, .skip { display: none; }
  @page { size: A4; margin: 16mm 18mm; }
}
`;
