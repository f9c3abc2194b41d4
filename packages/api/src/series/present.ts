import { may } from '@alongside/workflows/rights/rights';
import type { Series, SeriesLine } from '@alongside/workflows/series/contract';
import type { Person } from '@alongside/workflows/organisation/people';
import type { Directory } from '../person/directory.ts';
import { type Held, stateOf } from './progress.ts';
import type { StoredPick, StoredSeries } from './stored.ts';

/** What this reader sees of its picks: keepers all, a practice lead their own, anybody else none (and not the series). */
export function picksFor(series: StoredSeries, reader: Person): StoredPick[] | null {
  if (may(reader, 'keepSeries')) return series.picks;
  const own = series.picks.filter(
    ({ practiceLead, leftOutBecause }) => practiceLead === reader.id && leftOutBecause === null,
  );
  return own.length > 0 ? own : null;
}

export function presentLine(
  series: StoredSeries,
  picks: readonly StoredPick[],
  held: ReadonlyMap<string, Held[]>,
  today: string,
): SeriesLine {
  const { _id: id, kind, title, question, from, until } = series;
  const { came } = series;
  // Whoever reads all that is left of it reads how far the rest had come.
  const whole = came && picks.length === series.picks.length;
  const states = picks.map((pick) => stateOf(pick, series, held));
  return {
    id,
    kind,
    title,
    question,
    from,
    until,
    state: when(series, today),
    picks: whole
      ? came.drawn - came.leftOutAfter.length
      : states.filter((state) => state !== 'leftOut').length,
    agreed: whole ? came.agreed : states.filter((state) => state === 'agreed').length,
  };
}

export function presentSeries(
  series: StoredSeries,
  picks: readonly StoredPick[],
  held: ReadonlyMap<string, Held[]>,
  today: string,
  directory: Directory,
): Series {
  const ref = (person: string | null) => (person === null ? null : directory.ref(person));
  const { sample } = series;
  return {
    ...presentLine(series, picks, held, today),
    revision: series.revision,
    themes: series.themes,
    sample: sample && {
      seed: sample.seed,
      listed: sample.listed,
      eligible: sample.eligible,
      leftOut: sample.leftOut,
      drawnAt: sample.at.toISOString(),
      drawnBy: directory.ref(sample.by),
      draws: sample.draws,
    },
    pickList: picks.map((pick) => ({
      reference: pick.reference,
      place: pick.place,
      lot: pick.lot,
      state: stateOf(pick, series, held),
      worker: ref(pick.worker),
      practiceLead: ref(pick.practiceLead),
      leftOutBecause: pick.leftOutBecause,
    })),
    gone: series.came ? series.came.drawn - series.picks.length : 0,
  };
}

/** `today` is a day such as 2026-11-24, in the organisation's time zone. */
function when({ from, until }: StoredSeries, today: string): SeriesLine['state'] {
  if (today < from) return 'planned';
  return today > until ? 'ended' : 'running';
}
