import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTo } from './apply.ts';
import { type Codebook, firstCodebook, nowCountedAs } from './codebook.ts';
import { type CodebookCommand, codebookCommandSchema } from './contract.ts';
import { afterNext, replayed, saysStep, undoneIn } from './history.ts';
import { fromQdc, toQdc } from './qdc.ts';
import { readXml } from './xml.ts';

const words = { definition: 'd', useWhen: 'u', notWhen: 'n', dimension: 'practice' as const };

function after(...log: CodebookCommand[]): Codebook {
  const now = replayed(log);
  if (!now.ok) throw new Error(now.reason);
  return now.codebook;
}

function reasonOf(log: CodebookCommand[], next: CodebookCommand): string | null {
  const refused = afterNext(after(...log), log, next);
  return refused.ok ? null : refused.reason;
}

const merge = (theme: string, into: string): CodebookCommand => ({
  type: 'mergeTheme',
  theme,
  into,
});

describe('a codebook', () => {
  it('begins with twelve themes and eight standards, each with its words', () => {
    const { themes, standards } = firstCodebook();
    expect(themes).toHaveLength(12);
    expect(standards).toHaveLength(8);
    for (const theme of themes) {
      expect(theme.definition && theme.useWhen && theme.notWhen).not.toBe('');
    }
  });

  it('counts a merged theme where it went, over several merges, and again as itself once taken back', () => {
    const log = [merge('life-story', 'direct-work'), merge('direct-work', 'childs-voice')];
    expect(nowCountedAs(after(...log), 'life-story')).toBe('childs-voice');
    expect(nowCountedAs(after(...log, { type: 'undo', step: 2 }), 'life-story')).toBe(
      'direct-work',
    );
    expect(nowCountedAs(after(...log, { type: 'undo', step: 1 }), 'life-story')).toBe('life-story');
  });

  it('makes no ring of merges', () => {
    expect(
      reasonOf([merge('identity', 'direct-work')], merge('direct-work', 'identity')),
    ).toContain('in use');
  });

  it('splits into parts that stand under it, and offers it no longer', () => {
    const split = after({
      type: 'splitTheme',
      theme: 'direct-work',
      parts: [
        { ...words, name: 'Play' },
        { ...words, name: 'Words and pictures' },
      ],
    });
    expect(split.themes.find(({ id }) => id === 'direct-work')?.state).toBe('split');
    expect(
      split.themes.filter(({ parent }) => parent === 'direct-work').map(({ id }) => id),
    ).toEqual(['play', 'words-and-pictures']);
  });

  it('takes a step back from the middle, but not one that later ones rest on', () => {
    const add: CodebookCommand = { type: 'addTheme', ...words, name: 'Fathers', parent: null };
    const rename: CodebookCommand = { type: 'changeTheme', theme: 'fathers', name: 'Dads' };
    const other: CodebookCommand = { type: 'retireTheme', theme: 'tools-forms' };
    expect(reasonOf([add, rename, other], { type: 'undo', step: 1 })).toContain('Later changes');
    const back = after(add, rename, other, { type: 'undo', step: 2 });
    expect(back.themes.find(({ id }) => id === 'fathers')?.name).toBe('Fathers');
    expect(back.themes.find(({ id }) => id === 'tools-forms')?.state).toBe('retired');
    expect(reasonOf([add, { type: 'undo', step: 1 }], { type: 'undo', step: 1 })).toContain(
      'already',
    );
    const again: CodebookCommand[] = [add, { type: 'undo', step: 1 }, { type: 'undo', step: 2 }];
    expect(undoneIn(again)).toEqual(new Set([2]));
    expect(after(...again).themes.some(({ id }) => id === 'fathers')).toBe(true);
  });

  it('has one theme of a name', () => {
    const again: CodebookCommand = {
      type: 'addTheme',
      ...words,
      name: 'direct WORK ',
      parent: null,
    };
    expect(reasonOf([], codebookCommandSchema.parse(again))).toContain('already');
  });

  it('is the same however often its log is replayed, and says each step', () => {
    const { themes } = firstCodebook();
    const theme = fc.constantFrom(...themes.map(({ id }) => id), 'a', 'b');
    const command: fc.Arbitrary<CodebookCommand> = fc.oneof(
      fc.record({ type: fc.constant('mergeTheme' as const), theme, into: theme }),
      fc.record({ type: fc.constant('retireTheme' as const), theme }),
      fc.record({ type: fc.constant('bringBackTheme' as const), theme }),
      fc.record({ type: fc.constant('undo' as const), step: fc.integer({ min: 1, max: 12 }) }),
      fc
        .constantFrom('a', 'b')
        .map((name) => ({ type: 'addTheme' as const, ...words, name, parent: null })),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (tried) => {
        let codebook = firstCodebook();
        const log: CodebookCommand[] = [];
        for (const next of tried) {
          const applied = afterNext(codebook, log, next);
          if (!applied.ok) continue;
          expect(saysStep(next, codebook)).not.toContain('undefined');
          codebook = applied.codebook;
          log.push(next);
        }
        expect(replayed(log)).toEqual({ ok: true, codebook });
        for (const { id } of codebook.themes) {
          const now = nowCountedAs(codebook, id);
          expect(codebook.themes.find((known) => known.id === now)?.state).not.toBe('merged');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a REFI-QDA codebook', () => {
  const guid = (id: string) => `guid-${id}`;

  it('comes back as it went', () => {
    const codebook = after({
      type: 'splitTheme',
      theme: 'direct-work',
      parts: [
        { ...words, name: 'Play & “games” <3', dimension: 'barrier' },
        { ...words, name: 'Words' },
      ],
    });
    const brought = fromQdc(toQdc(codebook, 'Alongside', guid));
    const again = applyTo(codebook, { type: 'importThemes', themes: brought ?? [] });
    expect(again.ok && again.codebook).toEqual(codebook);
  });

  it('is read from other programs, and nothing else is', () => {
    const brought = fromQdc(
      '\uFEFF<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti Win 23.4.0"><Codes><Code guid="1" name="One" color="#46AA00" isCodable="true"><Description>first &amp; best</Description><Code guid="2" name="Two" isCodable="true"/></Code></Codes></CodeBook>',
    );
    expect(brought).toMatchObject([
      { name: 'One', definition: 'first & best', under: '' },
      { name: 'Two', under: 'One' },
    ]);
    expect(fromQdc('<html></html>')).toBeNull();
    expect(fromQdc('<CodeBook><Codes>')).toBeNull();
    expect(readXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBeNull();
  });
});
