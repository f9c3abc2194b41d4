import type { LateWords } from '@alongside/workflows/discussion/history';
import type { Person } from '@alongside/workflows/organisation/people';
import * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { documentFrom, type LiveCollections, readDurable } from '../live/document-log.ts';
import { plainText } from '../live/plain-text.ts';
import { ProblemError } from '../problem-error.ts';
import type { HistoryCollections } from './stored.ts';

/** So many times may pages of one person bring words that came too late for one discussion. */
const broughtAtMost = 100;

export interface LateWordsDeps {
  live: LiveCollections;
  history: HistoryCollections;
}

/** Everything this person typed too late for these documents, wherever they typed it. */
export async function lateWordsOf(
  { live, history }: LateWordsDeps,
  discussion: string,
  documents: readonly string[],
  { id: person, organisation }: Person,
): Promise<LateWords[]> {
  const found: LateWords[] = [];
  for (const name of documents) {
    found.push(...(await lateIn(live, organisation, name, person)));
  }
  const brought = await history.lateWords
    .find({ organisation, discussion, person })
    .sort({ at: 1 })
    .toArray();
  found.push(...brought.flatMap(({ words }) => words));
  const once = new Map(found.map((words) => [JSON.stringify([words.at, words.text]), words]));
  return [...once.values()];
}

/** Keeps words that a page still held when it came back to a closed text; the same command id keeps them once. */
export async function bringLateWords(
  { history }: LateWordsDeps,
  discussion: string,
  { id: person, organisation }: Person,
  { commandId, words }: { commandId: string; words: LateWords[] },
  clock: Clock,
): Promise<void> {
  const place = { organisation, discussion, person };
  if ((await history.lateWords.countDocuments(place)) >= broughtAtMost) {
    throw new ProblemError('not-now', 'So much is kept here already. Copy it, then let it go.');
  }
  const _id = `${discussion}:${derivedId(person, commandId)}`;
  await history.lateWords.updateOne(
    { _id },
    { $setOnInsert: { ...place, at: new Date(clock.now()), words } },
    { upsert: true },
  );
}

/** Its author has seen or copied them. */
export async function forgetLateWords(
  { live, history }: LateWordsDeps,
  discussion: string,
  documents: readonly string[],
  { id: person, organisation }: Person,
): Promise<void> {
  await live.late.deleteMany({ organisation, doc: { $in: [...documents] }, by: person });
  await history.lateWords.deleteMany({ organisation, discussion, person });
}

/** What the late updates of one person say that the text does not. */
async function lateIn(
  live: LiveCollections,
  organisation: string,
  name: string,
  by: string,
): Promise<LateWords[]> {
  const late = await live.late.find({ organisation, doc: name, by }).sort({ _id: 1 }).toArray();
  if (late.length === 0) return [];
  const { stored } = await readDurable(live, organisation, name);
  const standing = documentFrom({ stored, entries: [] });
  const typed = documentFrom({ stored, entries: [] });
  for (const { update } of late) Y.applyUpdate(typed, update.buffer);
  const before = new Map(placesIn(standing).map((place) => [place.at, place.text.trim()]));
  return placesIn(typed).filter(
    ({ at, text }) => text.trim() !== '' && text.trim() !== before.get(at),
  );
}

/** Every written place of a findings or reflection document. */
function placesIn(document: Y.Doc): LateWords[] {
  const found: LateWords[] = [];
  for (const [at, finding] of document.getMap('findings')) {
    if (!(finding instanceof Y.Map)) continue;
    const text: unknown = finding.get('text');
    const section: unknown = finding.get('section');
    if (!(text instanceof Y.XmlFragment)) continue;
    found.push({
      at,
      section: typeof section === 'string' ? section : null,
      text: plainText(text),
    });
  }
  for (const [at, answer] of document.getMap('answers')) {
    if (answer instanceof Y.XmlFragment) found.push({ at, section: null, text: plainText(answer) });
  }
  return found;
}
