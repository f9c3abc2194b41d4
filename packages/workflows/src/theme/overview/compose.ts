import type { Codebook, Theme } from '../codebook/codebook.ts';
import { association, chanceOf, type FourFold, standing } from '../statistics/co-occurrence.ts';
import { mondayOf, sundayOf } from '../weeks.ts';
import {
  heldIn,
  type Place,
  type PublishedFrame,
  raisedIn,
  raisedInParts,
  unitsOf,
  type Weeks,
  weeksOf,
} from './published.ts';
import { firstWords, headline, saysSeries } from './says.ts';
import { seriesOf, shareOf } from './series.ts';
import {
  type Overview,
  type PopulationKind,
  populationKinds,
  type ShownShare,
  type ThemeSeries,
} from './view.ts';

/** A shared excerpt that its author has confirmed, with where it comes from: the latter is never shown. */
export interface KnownExcerpt {
  id: string;
  section: Overview['excerpts'][number]['section'];
  words: string;
  week: number;
  /** `unitKey` */
  unit: string;
}

export interface Asked {
  place: Place;
  weeks: Weeks;
  /** The theme to look at closely; none: the first with a change, or the one raised most. */
  theme: string | null;
}

/** The key of a theme's population. */
export function themeKey(theme: string, kind: PopulationKind): string {
  return `theme:${theme}:${kind}`;
}

export function standardKey(standard: string): string {
  return `standard:${standard}`;
}

/** The overview from what is published, and from nothing else. */
export function composeOverview(
  frames: readonly PublishedFrame[],
  codebook: Codebook,
  { place, weeks, theme }: Asked,
  limit: number,
): Omit<Overview, 'excerpts' | 'choices' | 'answers' | 'changes'> {
  const { blocks, leftOut } = heldIn(frames, place, weeks);
  const discussions = blocks.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
  const shownThemes = codebook.themes.filter(({ state }) => state !== 'merged');
  const shown = weeksOf(blocks);
  const shareIn = (key: string) => shareOf(raisedInParts(frames, key, place, weeks, shown));
  const looked = shownThemes.map((known) => lookAt(frames, known, place, weeks, shareIn));
  const changed = looked.filter(({ headlines }) => headlines.length > 0);
  const chosen =
    looked.find(({ known }) => known.id === theme) ?? changed[0] ?? mostRaised(looked) ?? null;
  const drawn = looked.flatMap(({ series }) => series).filter(({ points }) => points.length > 0);
  const charts = drawn.filter(({ run }) => run.says !== 'tooFew');
  const enough = discussions >= limit;
  return {
    period: { from: mondayOf(weeks.from), to: sundayOf(weeks.until - 1) },
    shown: shownSpan(blocks),
    place,
    discussions: enough ? discussions : null,
    someLeftOut: leftOut || (frames.length > 0 && blocks.length === 0),
    limit,
    says: firstWords({
      discussions: enough ? discussions : null,
      anyTheme: looked.some(({ shares }) => raised(shares) > 0),
      headlines: changed.flatMap(({ headlines }) => headlines),
      charts: charts.length,
      tooFew: drawn.length - charts.length,
    }),
    themes: looked
      .filter(({ known, shares }) => known.state === 'inUse' || raised(shares) > 0)
      .map(({ known: { id, name, dimension }, shares, series, headlines }) => ({
        id,
        name,
        dimension,
        ...shares,
        change: headlines,
        says: series.map(({ says }) => says),
      })),
    theme: chosen
      ? {
          id: chosen.known.id,
          name: chosen.known.name,
          definition: chosen.known.definition,
        }
      : null,
    series: chosen?.series ?? [],
    together: isEverywhere(place) ? togetherIn(frames, shownThemes, weeks) : [],
    rising: isEverywhere(place) ? risingIn(frames, weeks) : [],
    standards: codebook.standards
      .filter(({ state }) => state === 'inUse')
      .map(({ id, name }) => ({
        id,
        name,
        share: shareIn(standardKey(id)),
      })),
  };
}

/** The newest excerpts of a theme that may be shown, without where they come from. */
export function excerptsShown(
  frames: readonly PublishedFrame[],
  excerpts: readonly KnownExcerpt[],
  theme: string,
  asked: Asked,
): Overview['excerpts'] {
  return distinct(excerptsOpen(frames, excerpts, theme, asked))
    .slice(0, 30)
    .map(({ id, section, words }) => ({ id, section, words }));
}

/** What was said in the very same words is read once. */
function distinct(excerpts: readonly KnownExcerpt[]): KnownExcerpt[] {
  return [...new Map(excerpts.toReversed().map((one) => [one.words, one])).values()].toReversed();
}

/** Excerpts of a theme from within what is shown: none says more about where it comes from than the numbers do. */
export function excerptsOpen<Known extends Omit<KnownExcerpt, 'id' | 'words'>>(
  frames: readonly PublishedFrame[],
  excerpts: readonly Known[],
  theme: string,
  { place, weeks }: Pick<Asked, 'place' | 'weeks'>,
): Known[] {
  const spans = new Map(
    populationKinds.map((kind) => [kind, raisedIn(frames, themeKey(theme, kind), place, weeks)]),
  );
  const units = new Set(frames.flatMap(({ all }) => (all ? [...unitsOf(all, place)] : [])));
  return excerpts.filter(({ unit, week, section }) => {
    const blocks = spans.get(kindOf(section)) ?? [];
    return (
      units.has(unit) &&
      blocks.some(
        ({ from, weeks: long, counts }) =>
          week >= from && week < from + long && (counts[0] ?? 0) > 0,
      )
    );
  });
}

function kindOf(section: KnownExcerpt['section']): PopulationKind {
  if (section === 'strength' || section === 'childsExperience') return section;
  return 'learningPoint';
}

interface Looked {
  known: Theme;
  shares: Record<PopulationKind, ShownShare>;
  series: ThemeSeries[];
  headlines: string[];
}

function lookAt(
  frames: readonly PublishedFrame[],
  known: Theme,
  place: Place,
  weeks: Weeks,
  shareIn: (key: string) => ShownShare,
): Looked {
  const series = (['strength', 'learningPoint'] as const)
    .map((kind) => seriesOf(kind, raisedIn(frames, themeKey(known.id, kind), place, weeks)))
    .map((one) => ({ ...one, says: saysSeries(known.name, one) }));
  return {
    known,
    shares: {
      strength: shareIn(themeKey(known.id, 'strength')),
      learningPoint: shareIn(themeKey(known.id, 'learningPoint')),
      childsExperience: shareIn(themeKey(known.id, 'childsExperience')),
    },
    series,
    headlines: series.flatMap((one) => headline(known.name, one) ?? []),
  };
}

function raised(shares: Looked['shares']): number {
  return populationKinds.reduce((sum, kind) => sum + (shares[kind]?.count ?? 0), 0);
}

function mostRaised(looked: readonly Looked[]): Looked | undefined {
  const [first] = looked.toSorted((one, other) => raised(other.shares) - raised(one.shares));
  return first;
}

function isEverywhere({ area, service, team }: Place): boolean {
  return area === null && service === null && team === null;
}

function shownSpan(blocks: readonly { from: number; weeks: number }[]): Overview['shown'] {
  if (blocks.length === 0) return null;
  const from = Math.min(...blocks.map((block) => block.from));
  const until = Math.max(...blocks.map((block) => block.from + block.weeks));
  return { from: mondayOf(from), to: sundayOf(until - 1) };
}

function togetherIn(
  frames: readonly PublishedFrame[],
  themes: readonly Theme[],
  weeks: Weeks,
): Overview['together'] {
  const names = new Map(
    themes.flatMap(({ id, name }) =>
      populationKinds.map((kind) => [themeKey(id, kind), { theme: id, name, kind }] as const),
    ),
  );
  const found = new Map<string, { first: string; second: string; four: FourFold }>();
  for (const { pairs, until } of frames) {
    for (const { first, second, blocks } of pairs) {
      for (const block of blocks) {
        if (block.from < weeks.from || Math.min(block.from + block.weeks, until) > weeks.until)
          continue;
        const key = `${first} ${second}`;
        const known = found.get(key);
        if (known) addTo(known.four, block);
        else found.set(key, { first, second, four: fourOf(block) });
      }
    }
  }
  const pairs = [...found.values()].flatMap(({ first, second, four }) => {
    const one = names.get(first);
    const other = names.get(second);
    return one && other ? [{ first: one, second: other, ...four, ...association(four) }] : [];
  });
  const ordered = pairs.toSorted((one, other) => weightOf(other) - weightOf(one));
  // What lies nearest to chance cannot stand; it counts among those looked at.
  const stands = standing(ordered.map((pair, index) => (index < tested ? chanceOf(pair) : 1)));
  return ordered
    .slice(0, shownPairs)
    .map(({ first, second, both, onlyFirst, onlySecond, neither, expected, lift, phi }, index) => ({
      first,
      second,
      both,
      of: both + onlyFirst + onlySecond + neither,
      expected,
      lift,
      phi,
      beyondChance: stands[index] ?? false,
    }));
}

function fourOf({ both, onlyFirst, onlySecond, neither }: FourFold): FourFold {
  return { both, onlyFirst, onlySecond, neither };
}

function addTo(four: FourFold, { both, onlyFirst, onlySecond, neither }: FourFold): void {
  four.both += both;
  four.onlyFirst += onlyFirst;
  four.onlySecond += onlySecond;
  four.neither += neither;
}

/** How far from chance: chi-squared, but for the exact test. */
function weightOf(pair: FourFold & { phi: number }): number {
  return pair.phi ** 2 * (pair.both + pair.onlyFirst + pair.onlySecond + pair.neither);
}

const shownPairs = 20;
const tested = 60;

function risingIn(frames: readonly PublishedFrame[], weeks: Weeks): Overview['rising'] {
  const quarters = frames
    .flatMap(({ words, until }) => words.map((quarter) => ({ ...quarter, until })))
    .filter(
      ({ from, weeks: long, until }) =>
        from >= weeks.from && Math.min(from + long, until) <= weeks.until,
    )
    .toSorted((one, other) => other.from - one.from);
  return quarters.flatMap(({ from, weeks: long, until, words }) =>
    words.map((word) => ({
      from: mondayOf(from),
      to: sundayOf(Math.min(from + long, until) - 1),
      ...word,
    })),
  );
}
