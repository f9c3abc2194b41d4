import type { Finding, FamilyVoice } from '@alongside/workflows/discussion/findings';
import { sections, stageNames, stageOfSection } from '@alongside/workflows/discussion/stages';
import { DateTime } from 'luxon';
import type { Block, Sheet, SheetItem } from './sheet.ts';

/** An agreed version of a record, and what it needs to be readable on its own. */
export interface RecordOnPaper {
  organisation: string;
  caseReference: string;
  version: number;
  contentHash: string;
  agreedAt: string;
  focus: string;
  familyVoice: FamilyVoice;
  findings: readonly Finding[];
  agreements: readonly { name: string; difference: string | null; at: string }[];
}

export interface Names {
  person(id: string): string;
  theme(id: string): string;
  /** IANA name: days are its. */
  timeZone: string;
}

/** The record as it is agreed, the child first: the same words in the same order as on the screen. */
export function recordSheet(record: RecordOnPaper, names: Names): Sheet {
  const { agreements, version, contentHash, agreedAt } = record;
  const day = dayIn(names.timeZone);
  return {
    title: 'Learning discussion: what we agreed',
    lead: [
      record.focus,
      `Case reference ${record.caseReference} · version ${version} · agreed on ${day(agreedAt)} · ${record.organisation}`,
    ],
    blocks: [
      { kind: 'heading', text: 'The family’s voice', section: 'childsExperience' },
      ...familyVoice(record.familyVoice),
      ...sections.flatMap((section) => findingsOf(section, record.findings, names)),
      ...seenDifferently(agreements),
      { kind: 'heading', text: 'Agreed by', section: null },
      {
        kind: 'list',
        items: agreements.map(({ name, at, difference }) => ({
          text: `${name}, ${day(at)}${difference ? ', with a different view beside it' : ''}`,
          notes: [],
        })),
      },
      {
        kind: 'paragraph',
        text: `The agreement is to exactly these words. Their mark (SHA-256): ${contentHash}`,
      },
    ],
    foot: `Version ${version} · mark ${contentHash.slice(0, 12)} · for those who took part`,
    at: agreedAt,
  };
}

function familyVoice({ status, words, how, reason }: FamilyVoice): Block[] {
  if (status === 'recorded') {
    return [{ kind: 'list', items: [{ text: words ?? '', notes: how ? [how] : [] }] }];
  }
  const why = reason ?? 'Nothing was written.';
  return [{ kind: 'paragraph', text: `The family could not be heard this time: ${why}` }];
}

function findingsOf(
  section: Finding['section'],
  findings: readonly Finding[],
  names: Names,
): Block[] {
  const items = findings
    .filter((finding) => finding.section === section && finding.text.trim() !== '')
    .map((finding) => itemOf(finding, names));
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: stageNames[stageOfSection[section]], section },
    { kind: 'list', items },
  ];
}

function itemOf(finding: Finding, { person, theme, timeZone }: Names): SheetItem {
  const { owner, due, expectedChange, themes, ownReflection } = finding;
  const by = due ? `, by ${dayIn(timeZone)(due)}` : '';
  return {
    text: finding.text.trim(),
    notes: [
      ownReflection ? 'The worker’s own reflection' : '',
      owner ? `${person(owner)}${by}` : '',
      expectedChange ? `Expected change: ${expectedChange}` : '',
      themes.map(theme).join(' · '),
    ].filter((note) => note !== ''),
  };
}

function seenDifferently(agreements: RecordOnPaper['agreements']): Block[] {
  if (agreements.every(({ difference }) => !difference)) return [];
  const voices = agreements.map(({ name, difference }) => ({
    name,
    words: difference ?? 'Nothing different to add.',
  }));
  return [
    { kind: 'heading', text: 'Seen differently', section: null },
    { kind: 'voices', voices },
  ];
}

/** "Tuesday 24 November 2026", with the year: paper is read in other years. */
function dayIn(zone: string): (instant: string) => string {
  return (instant) =>
    DateTime.fromISO(instant, { zone }).setLocale('en-GB').toFormat('cccc d LLLL yyyy');
}
