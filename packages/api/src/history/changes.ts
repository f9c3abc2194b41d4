import type { Finding } from '@alongside/workflows/discussion/findings';
import {
  type Changes,
  type FindingChange,
  findingDetails,
} from '@alongside/workflows/discussion/history';
import type { Person } from '@alongside/workflows/organisation/people';
import { Binary } from 'mongodb';
import * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { Directory } from '../person/directory.ts';
import { writersSince } from './authors.ts';
import type { HistoryCollections } from './stored.ts';
import { findingIn, type Written } from './written.ts';

/** Remembers how this person leaves the findings. */
export async function noteVisit(
  { visits }: HistoryCollections,
  discussion: string,
  { id: person, organisation }: Person,
  { document, findings }: Written,
  clock: Clock,
): Promise<void> {
  const left = {
    organisation,
    discussion,
    person,
    at: new Date(clock.now()),
    findings,
    clocks: new Binary(Y.encodeStateVector(document)),
  };
  await visits.updateOne({ _id: `${discussion}:${person}` }, { $set: left }, { upsert: true });
}

/** What others have changed since this person left, in the order of the record. */
export async function changesSince(
  { visits }: HistoryCollections,
  discussion: string,
  { id: person, organisation }: Person,
  written: Written,
  directory: Directory,
): Promise<Changes> {
  const visit = await visits.findOne({ _id: `${discussion}:${person}`, organisation });
  if (!visit) return { since: null, items: [] };
  const clocks = Y.decodeStateVector(visit.clocks.buffer);
  const changed = compare(visit.findings, written.findings);
  const items = changed.flatMap((change): FindingChange[] => {
    const finding = findingIn(written.document, change.finding);
    const by = finding ? [...writersSince(finding, clocks, written.credits)] : [];
    // One's own words, typed on another device or arrived late, are no news.
    if (by.length === 1 && by[0] === person) return [];
    return [{ ...change, by: directory.refs(by) }];
  });
  return { since: visit.at.toISOString(), items };
}

/** What differs between two states of the findings, without who did it. */
export function compare(
  before: readonly Finding[],
  after: readonly Finding[],
): Omit<FindingChange, 'by'>[] {
  const earlier = new Map(before.map((finding) => [finding.id, finding]));
  const now = new Set(after.map(({ id }) => id));
  const standing = after.flatMap((finding) => {
    const was = earlier.get(finding.id);
    if (!was) return finding.text.trim() === '' ? [] : [changeOf('added', undefined, finding)];
    const details = detailsChanged(was, finding);
    return was.text === finding.text && details.length === 0
      ? []
      : [{ ...changeOf('changed', was, finding), details }];
  });
  const gone = before.filter(({ id, text }) => !now.has(id) && text.trim() !== '');
  return [...standing, ...gone.map((finding) => changeOf('takenOut', finding, undefined))];
}

function changeOf(
  what: FindingChange['what'],
  before: Finding | undefined,
  after: Finding | undefined,
): Omit<FindingChange, 'by'> {
  const finding = after ?? before;
  if (!finding) throw new Error('A change is of something.');
  return {
    finding: finding.id,
    section: finding.section,
    what,
    before: before?.text ?? '',
    after: after?.text ?? '',
    details: [],
  };
}

function detailsChanged(before: Finding, after: Finding): FindingChange['details'] {
  return findingDetails.filter(
    (detail) => JSON.stringify(before[detail]) !== JSON.stringify(after[detail]),
  );
}
