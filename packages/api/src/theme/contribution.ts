import type { Finding } from '@alongside/workflows/discussion/findings';
import { type Codebook, nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import type { StoredRecord } from '../database/collections.ts';
import { wordsIn } from './words-in.ts';
import type { Contribution, StoredLearning } from './stored.ts';

/** Sections in which a theme is a learning point rather than a strength. */
const learningPoints: ReadonlySet<string> = new Set(['worry', 'learning', 'nextStep']);

/**
 * What the newest record of a discussion says by theme, and what it adds to the numbers. It counts in the week it was
 * first agreed: opening a record again changes what it says, not when it was held.
 */
export function learningOf(
  record: StoredRecord,
  firstAgreedAt: string,
  held: NonNullable<StoredRecord['held']>,
  codebook: Codebook & { revision: number },
): StoredLearning {
  const findings = record.findings.filter(({ text }) => text.trim() !== '');
  const tags = distinct(
    findings.flatMap(({ themes, section }) => themes.map((theme) => ({ theme, section }))),
  );
  const standards = [
    ...new Set(findings.flatMap(({ standard }) => (standard === null ? [] : [standard]))),
  ].toSorted();
  const week = weekOf(firstAgreedAt);
  return {
    _id: record.discussion,
    organisation: record.organisation,
    version: record.version,
    agreedAt: new Date(firstAgreedAt),
    week,
    frame: frameOf(week),
    tags,
    standards,
    words: wordsIn(findings.map(({ text }) => text)),
    contribution: {
      week,
      area: held.area ?? '',
      service: held.service ?? '',
      team: held.team ?? '',
      worker: held.worker ?? '',
      keys: keysOf(tags, standards, codebook),
    },
    codebook: codebook.revision,
    due: null,
  };
}

/** The same discussion under the codebook as it stands now. */
export function contributionNow(learning: StoredLearning, codebook: Codebook): Contribution {
  const { tags, standards, contribution } = learning;
  return { ...contribution, keys: keysOf(tags, standards, codebook) };
}

function keysOf(
  tags: StoredLearning['tags'],
  standards: readonly string[],
  codebook: Codebook,
): string[] {
  const keys = new Set(['all']);
  for (const { theme, section } of tags) {
    const counted = nowCountedAs(codebook, theme);
    keys.add(`theme:${counted}:${section}`);
    if (learningPoints.has(section)) keys.add(`theme:${counted}:learningPoint`);
  }
  for (const standard of standards) keys.add(`standard:${standard}`);
  return [...keys].toSorted();
}

function distinct(tags: { theme: string; section: Finding['section'] }[]): StoredLearning['tags'] {
  const known = new Map(tags.map((tag) => [`${tag.theme}:${tag.section}`, tag]));
  return [...known.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}
