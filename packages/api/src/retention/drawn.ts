import { heldBack, monthsAfter } from '@alongside/workflows/retention/when-it-goes';
import { derivedId } from '../durable/canonical-json.ts';
import { reportOf, type ReportSources } from '../series/report.ts';
import type { StoredPick, StoredSeries } from '../series/stored.ts';
import { type DisposalDeps, fence } from './dispose.ts';
import { type Asked, type DueSources, standingHolds } from './due.ts';

/** What was drawn for a practice week or deep dive and is past its time. */
export interface DueDrawn {
  series: StoredSeries;
  goes: string;
  picks: { pick: StoredPick; heldBack: string | null }[];
}

/** Every series whose drawn case references go up to a moment, each pick with why not; null when it goes. */
export async function* dueDrawn(
  { series, retention }: Pick<ReportSources, 'series'> & Pick<DueSources, 'retention'>,
  { organisation, settings, periodsChangedAt, at, until }: Asked,
): AsyncGenerator<DueDrawn> {
  const before = monthsAfter(until, -settings.retention.drawn);
  const holds = await standingHolds(retention, organisation);
  const over = series.find({
    organisation,
    until: { $lt: before.slice(0, 10) },
    'sample.at': { $lt: new Date(before) },
    'picks.0': { $exists: true },
  });
  for await (const found of over) {
    const drawnAt = found.sample?.at.toISOString() ?? '';
    const ended = [`${found.until}T00:00:00.000Z`, drawnAt].toSorted().at(-1) ?? drawnAt;
    yield {
      series: found,
      goes: monthsAfter(ended, settings.retention.drawn),
      picks: found.picks.map((pick) => {
        const legalHold = holds.get(pick.key) ?? null;
        const why = heldBack({ legalHold, concernOpen: false, periodsChangedAt, at });
        return { pick, heldBack: why };
      }),
    };
  }
}

/**
 * Lets what was drawn go, with whose work it was, who held it and why it was left out. What came of the series is worked
 * out a last time and stays, in numbers; a later series goes on counting no discussion that counted for this one.
 */
export async function letDrawnGo(
  deps: DisposalDeps & ReportSources,
  { series, picks }: DueDrawn,
  rule: string,
): Promise<void> {
  const { collections, retention, transact, clock } = deps;
  const { _id, organisation, revision, sample } = series;
  const going = picks.filter((one) => one.heldBack === null).map(({ pick }) => pick);
  const report = await reportOf(deps, series);
  const came = { ...report, leftOutAfter: report.leftOutAfter.map(() => reasonsGone) };
  const keys = going.map(({ key }) => key);
  const now = new Date(clock.now());
  await transact(async (session) => {
    await fence(collections, organisation, session);
    const held = { organisation, caseKey: { $in: keys }, liftedAt: null };
    if (keys.length === 0 || (await retention.holds.findOne(held, { session }))) return;
    const { modifiedCount } = await deps.series.updateOne(
      { _id, organisation, revision },
      { $set: { came, revision: revision + 1 }, $pull: { picks: { key: { $in: keys } } } },
      { session },
    );
    if (modifiedCount === 0) return;
    await deps.series.updateMany(
      { organisation, 'sample.at': { $gt: sample?.at ?? now }, 'picks.key': { $in: keys } },
      { $set: { 'picks.$[drawn].countedBefore': true } },
      { session, arrayFilters: [{ 'drawn.key': { $in: keys } }] },
    );
    await retention.disposals.insertOne(
      {
        _id: derivedId(organisation, 'disposal', 'drawn', _id, revision),
        ...{ organisation, kind: 'drawn', rule, before: null, startedAt: now, doneAt: now },
        ...{ discussion: null, person: null, actions: [], reference: null, code: null },
        counts: { 'case references drawn': going.length },
      },
      { session },
    );
  });
}

const reasonsGone = 'the reason went with the case reference';
