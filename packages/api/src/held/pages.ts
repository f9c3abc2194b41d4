import type { Mark, MarkedLine, MarkedPart } from './marks.ts';

export interface ArchiveCover {
  organisation: string;
  /** “case CR-4821”, “Sam Ferngate”. */
  about: string;
  madeAt: string;
  reason: string;
}

const style = `body{font:1.05rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#26292c;background:#fff}
h1,h2{line-height:1.25}dt{font-weight:600;margin-top:.9rem}dd{margin:0;white-space:pre-line}
mark{background:#fbf0da;border-bottom:2px solid #b97c1b;padding:0 .1em}.of{border-inline-start:4px solid #5c8196;padding-inline-start:.7rem}
.note{color:#595f64;font-size:.95rem}.withheld{font-style:italic;color:#595f64}@media print{a{color:inherit}}`;

/** The page everything else is reached from; it explains itself without the service. */
export function indexPage(
  cover: ArchiveCover,
  parts: readonly MarkedPart[],
  marks: number,
): string {
  const { organisation, about, madeAt, reason } = cover;
  return page(
    `Everything held about ${about}`,
    `<p>${escaped(organisation)}, made on ${escaped(dateOf(madeAt))}. Why: ${escaped(reason)}</p>
<p>This archive can be read without the service. Each page below is there a second time in the folder <code>data</code>, for machines, with the same marks.</p>
<h2>Before it is handed over</h2>
<p>${marks} ${marks === 1 ? 'place is' : 'places are'} marked to be looked at: <mark title="why">what somebody could be found by, and names of other people</mark>, and with a line beside them the words of other people. Nothing has been taken out for you; decide for each. <a href="to-look-at.csv">The list of all of them</a>.</p>
<p>Private reflections of other people are named as withheld, and are nowhere in this archive.</p>
<h2>What is held</h2>
<ul>${parts.map(({ name, title }) => `<li><a href="${name}.html">${escaped(title)}</a></li>`).join('')}</ul>
${parts.length === 0 ? '<p>Nothing is held.</p>' : ''}`,
  );
}

/** One part, with everything to be looked at marked. */
export function partPage({ title, sections }: MarkedPart): string {
  const body = sections
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ title: heading, lines }) =>
        `<h2>${escaped(heading)}</h2><dl>${lines.map(lineOf).join('')}</dl>`,
    )
    .join('');
  return page(
    title,
    `<p class="note"><a href="index.html">Everything in this archive</a></p>${body}`,
  );
}

/** The same for machines: nothing is in it that is not on the page, and every mark is. */
export function partJson({ title, sections }: MarkedPart): string {
  const shown = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title: heading, lines }) => ({
      title: heading,
      lines: lines.map(({ label, text, withheld, of, marks }) => ({
        label,
        text,
        ...(withheld && { withheld }),
        ...(of !== null && { wordsOf: of }),
        ...(marks.length > 0 && {
          lookAt: marks.map(({ at, end, why }) => ({ words: text.slice(at, end), why, at, end })),
        }),
      })),
    }));
  return JSON.stringify({ title, sections: shown }, null, 2);
}

function lineOf({ label, text, withheld, of, marks }: MarkedLine): string {
  const said = withheld
    ? `<span class="withheld">Withheld: ${escaped(text)}</span>`
    : marked(text, marks);
  const whose =
    of === null ? '' : `<div class="note">Words of ${escaped(of)}: look at them first.</div>`;
  return `<dt>${escaped(label)}</dt><dd${of === null ? '' : ' class="of"'}>${said}${whose}</dd>`;
}

function marked(text: string, marks: readonly Mark[]): string {
  let html = '';
  let from = 0;
  for (const { at, end, why } of marks) {
    html += `${escaped(text.slice(from, at))}<mark title="${escaped(why)}">${escaped(text.slice(at, end))}</mark>`;
    from = end;
  }
  return html + escaped(text.slice(from));
}

/** The places to be looked at, as a list for a spreadsheet. */
export function marksOf(parts: readonly MarkedPart[]): string[][] {
  return parts.flatMap(({ name, sections }) =>
    sections.flatMap(({ title, lines }) =>
      lines.flatMap(({ label, text, of, marks }) => [
        ...(of === null ? [] : [[`${name}.html`, title, label, `words of ${of}`, text]]),
        ...marks.map(({ at, end, why }) => [
          `${name}.html`,
          title,
          label,
          why,
          text.slice(at, end),
        ]),
      ]),
    ),
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style><h1>${escaped(title)}</h1>${body}</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function dateOf(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    new Date(instant),
  );
}
