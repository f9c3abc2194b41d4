import type { Finding } from '@alongside/workflows/discussion/findings';
import { findingSchema } from '@alongside/workflows/discussion/findings';
import {
  type Section,
  type Stage,
  sections,
  stageOfSection,
} from '@alongside/workflows/discussion/stages';
import { idSchema } from '@alongside/workflows/organisation/people';
import * as Y from 'yjs';
import { plainText } from './plain-text.ts';

/** Findings one discussion may hold; further ones are not read. */
export const maxFindings = 1000;
/** Members of `themes` and `from` that are read. */
const maxPointers = 100;
const maxExpectedChange = 4000;

const isDate = (text: string) => findingSchema.shape.due.safeParse(text).success;

/**
 * Reads the findings out of a live document: in the order of `order`, those missing from it after, by when they
 * were begun and then by id. Whatever does not fit the schema is left out; it never throws, whatever the document holds.
 */
export function projectFindings(document: Y.Doc): Finding[] {
  const found = new Map<string, Finding>();
  for (const [id, value] of membersOf(document)) {
    if (found.size >= maxFindings) break;
    const finding = attempt(() => readFinding(id, value));
    if (finding) found.set(id, finding);
  }
  const ordered: Finding[] = [];
  for (const id of attempt(() => document.getArray('order').toArray()) ?? []) {
    if (typeof id !== 'string') continue;
    const finding = found.get(id);
    if (!finding) continue;
    ordered.push(finding);
    found.delete(id);
  }
  return [...ordered, ...[...found.values()].sort(byBeginning)];
}

/** Of these findings, the ones whose stage of the room was reached: typed ahead of its stage, a finding does not exist yet. */
export function findingsReached(
  findings: readonly Finding[],
  reached: readonly Stage[],
): Finding[] {
  return findings.filter((finding) => reached.includes(stageOfSection[finding.section]));
}

function membersOf(document: Y.Doc): [string, unknown][] {
  return attempt(() => [...document.getMap('findings').entries()]) ?? [];
}

function readFinding(id: string, value: unknown): Finding | undefined {
  if (!(value instanceof Y.Map) || !isId(id)) return undefined;
  const section = sectionOf(value.get('section'));
  if (!section) return undefined;
  const text: unknown = value.get('text');
  const isNextStep = section === 'nextStep';
  return {
    id,
    section,
    text: text instanceof Y.XmlFragment ? plainText(text) : '',
    createdBy: idOrNull(value.get('createdBy')),
    createdAt: instantOrNull(value.get('createdAt')),
    themes: truthyKeys(value.get('themes')),
    share: value.get('share') === true,
    standard: idOrNull(value.get('standard')),
    from: idsOf(value.get('from')),
    ownReflection: value.get('ownReflection') === true,
    owner: isNextStep ? idOrNull(value.get('owner')) : null,
    due: isNextStep ? dateOrNull(value.get('due')) : null,
    expectedChange: isNextStep ? sentenceOrNull(value.get('expectedChange')) : null,
  };
}

function sectionOf(value: unknown): Section | undefined {
  return sections.find((section) => section === value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && idSchema.safeParse(value).success;
}

function idOrNull(value: unknown): string | null {
  return isId(value) ? value : null;
}

function dateOrNull(value: unknown): string | null {
  return typeof value === 'string' && isDate(value) ? value : null;
}

function instantOrNull(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40 || Number.isNaN(Date.parse(value)))
    return null;
  return new Date(value).toISOString();
}

function sentenceOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.length <= maxExpectedChange ? value : null;
}

function truthyKeys(value: unknown): string[] {
  if (!(value instanceof Y.Map)) return [];
  const keys: string[] = [];
  for (const [key, chosen] of value.entries()) {
    if (chosen && isId(key) && keys.length < maxPointers) keys.push(key);
  }
  return keys.sort();
}

function idsOf(value: unknown): string[] {
  if (value instanceof Y.Map) return truthyKeys(value);
  const list: unknown = value instanceof Y.Array ? value.toArray() : value;
  if (!Array.isArray(list)) return [];
  return [...new Set(list.filter(isId))].slice(0, maxPointers);
}

function byBeginning(one: Finding, other: Finding): number {
  const begun = compare(one.createdAt ?? '\uffff', other.createdAt ?? '\uffff');
  return begun === 0 ? compare(one.id, other.id) : begun;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
