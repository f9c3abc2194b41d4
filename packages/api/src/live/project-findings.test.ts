import type { Finding } from '@alongside/workflows/discussion/findings';
import { findingSchema } from '@alongside/workflows/discussion/findings';
import { sections, stages } from '@alongside/workflows/discussion/stages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findingsReached, projectFindings } from './project-findings.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor', 'x-1_Y');

interface Told {
  id: string;
  section: Finding['section'];
  paragraphs: string[];
  createdAt: string | null;
  themes: string[];
  share: boolean;
  from: string[];
  owner: string | null;
  due: string | null;
}

const told: fc.Arbitrary<Told> = fc.record({
  id,
  section: fc.constantFrom(...sections),
  paragraphs: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
  createdAt: fc.constantFrom(null, '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:01.000Z'),
  themes: fc.uniqueArray(id, { maxLength: 3 }),
  share: fc.boolean(),
  from: fc.uniqueArray(id, { maxLength: 3 }),
  owner: fc.option(id, { nil: null }),
  due: fc.constantFrom(null, '2026-12-01'),
});

function tell(document: Y.Doc, one: Told): void {
  const finding = new Y.Map<unknown>();
  const text = new Y.XmlFragment();
  const themes = new Y.Map<boolean>();
  document.getMap('findings').set(one.id, finding);
  finding.set('section', one.section);
  finding.set('text', text);
  finding.set('themes', themes);
  finding.set('createdBy', 'sam');
  finding.set('createdAt', one.createdAt);
  finding.set('share', one.share);
  finding.set('from', one.from);
  finding.set('owner', one.owner);
  finding.set('due', one.due);
  for (const theme of one.themes) themes.set(theme, true);
  text.insert(
    0,
    one.paragraphs.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      if (words !== '') paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    }),
  );
}

function expected(one: Told): Finding {
  const isStep = one.section === 'nextStep';
  return {
    id: one.id,
    section: one.section,
    text: one.paragraphs.join('\n'),
    createdBy: 'sam',
    createdAt: one.createdAt,
    themes: [...one.themes].sort(),
    share: one.share,
    standard: null,
    from: one.from,
    ownReflection: false,
    owner: isStep ? one.owner : null,
    due: isStep ? one.due : null,
    expectedChange: null,
  };
}

/** Anything that can stand in a Y.Map or Y.Array. */
const rubbish: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.jsonValue().map((value) => () => value),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => () => bytes),
  fc.string().map((words) => () => new Y.Text(words)),
  fc.string().map((words) => () => new Y.XmlText(words)),
  fc.constant(() => new Y.XmlElement('image')),
  fc.constant(() => new Y.XmlHook('hook')),
  fc.constant(() => new Y.Map()),
  fc.array(fc.string(), { maxLength: 3 }).map((values) => () => Y.Array.from(values)),
);

describe('projecting findings', () => {
  it('equals a simple model: in order, each once, those without a place last', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(told, { selector: (one) => one.id, maxLength: 6 }),
        fc.array(id, { maxLength: 8 }),
        (findings, order) => {
          const document = new Y.Doc();
          for (const one of findings) tell(document, one);
          document.getArray('order').push(order);
          const placed = [...new Set(order)].flatMap((each) =>
            findings.filter((one) => one.id === each),
          );
          const unplaced = findings
            .filter((one) => !placed.includes(one))
            .sort((one, other) => (place(one) < place(other) ? -1 : 1));
          expect(projectFindings(document)).toEqual([...placed, ...unplaced].map(expected));
        },
      ),
    );
  });

  it('leaves out what does not fit, keeps what does, and never throws', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(told, { selector: (one) => one.id, maxLength: 3 }),
        fc.array(fc.tuple(fc.string(), fc.string(), rubbish), { maxLength: 8 }),
        fc.array(rubbish, { maxLength: 4 }),
        (findings, members, order) => {
          const document = new Y.Doc();
          const known = new Set(findings.map((one) => one.id));
          for (const one of findings) tell(document, one);
          for (const [key, inner, make] of members) {
            if (known.has(key)) continue;
            const value = new Y.Map<unknown>();
            document.getMap('findings').set(key, value);
            value.set(inner, make());
            document.getMap('findings').set(`${key}!`, make());
          }
          document.getArray('order').push(order.map((make) => make()));
          const projected = projectFindings(document);
          for (const one of projected) expect(findingSchema.safeParse(one).success).toBe(true);
          for (const one of findings) expect(projected).toContainEqual(expected(one));
          expect(projected).toHaveLength(findings.length);
        },
      ),
    );
  });

  it('never throws when the top of the document is of another kind', () => {
    for (const spoil of [
      (document: Y.Doc) => document.getText('findings').insert(0, 'x'),
      (document: Y.Doc) => document.getArray('findings').push(['x']),
      (document: Y.Doc) => document.getMap('order').set('x', 1),
    ]) {
      const made = new Y.Doc();
      spoil(made);
      const received = new Y.Doc();
      Y.applyUpdate(received, Y.encodeStateAsUpdate(made));
      expect(projectFindings(received)).toEqual([]);
      expect(projectFindings(made)).toEqual([]);
    }
  });

  it('does not fall over text nested without end', () => {
    const document = new Y.Doc();
    tell(document, { ...bare, paragraphs: ['Above.'] });
    const finding = document.getMap('findings').get('a');
    const text = finding instanceof Y.Map ? finding.get('text') : null;
    let parent = text instanceof Y.XmlFragment ? text : new Y.XmlFragment();
    document.transact(() => {
      for (let depth = 0; depth < 3000; depth += 1) {
        const inner = new Y.XmlElement('blockquote');
        parent.push([inner]);
        parent = inner;
      }
    });
    expect(projectFindings(document)[0]?.text).toContain('Above.');
  });

  it('reads lists, breaks and marks as plain words', () => {
    const document = new Y.Doc();
    tell(document, { ...bare, paragraphs: [] });
    const finding = document.getMap('findings').get('a');
    const text = finding instanceof Y.Map ? finding.get('text') : null;
    if (!(text instanceof Y.XmlFragment)) throw new Error('no text');
    const [list, item, inItem, paragraph] = [
      new Y.XmlElement('bulletList'),
      new Y.XmlElement('listItem'),
      new Y.XmlElement('paragraph'),
      new Y.XmlElement('paragraph'),
    ];
    text.push([paragraph, list]);
    const words = new Y.XmlText();
    paragraph.push([words, new Y.XmlElement('hardBreak'), new Y.XmlText('after')]);
    words.insert(0, 'plain and ');
    words.insert(10, 'bold', { bold: true });
    list.push([item]);
    item.push([inItem]);
    inItem.push([new Y.XmlText('in a list')]);
    expect(projectFindings(document)[0]?.text).toBe('plain and bold\nafter\nin a list');
  });

  it('a finding typed ahead of its stage does not exist yet', () => {
    const document = new Y.Doc();
    sections.forEach((section, place) => tell(document, { ...bare, id: `f${place}`, section }));
    const reached = findingsReached(projectFindings(document), [
      'arriving',
      'childsExperience',
      'strengths',
    ]);
    expect(reached.map(({ section }) => section)).toEqual(['childsExperience', 'strength']);
    expect(findingsReached(projectFindings(document), stages)).toHaveLength(sections.length);
  });
});

const bare: Told = {
  id: 'a',
  section: 'strength',
  paragraphs: [],
  createdAt: null,
  themes: [],
  share: false,
  from: [],
  owner: null,
  due: null,
};

function place(one: Told): string {
  return `${one.createdAt ?? '\uffff'} ${one.id}`;
}
