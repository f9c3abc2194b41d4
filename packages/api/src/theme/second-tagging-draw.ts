import { randomInt } from 'node:crypto';
import { nowCountedAs, type Codebook } from '@alongside/workflows/theme/codebook/codebook';
import { excerptsOpen } from '@alongside/workflows/theme/overview/compose';
import { insideRule, unitKey } from '@alongside/workflows/theme/publication/tally';
import { mondayOf, sundayOf, weekOf } from '@alongside/workflows/theme/weeks';
import type { Clock } from '../clock.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { lotOf } from '../series/draw.ts';
import { weeksOf } from './overview-routes.ts';
import type { PublishedFrames } from './published-frames.ts';
import type { StoredSecondSample, StoredSecondTag, ThemeCollections } from './stored.ts';

export interface DrawDeps {
  themes: ThemeCollections;
  published: PublishedFrames;
  clock: Clock;
}

const everywhere = { area: null, service: null, team: null };
/** More than anybody shares in two years. */
const mostLookedAt = 20_000;

/**
 * Draws excerpts to be tagged a second time: of those their authors have confirmed, not the tagger's own, and only such
 * as the overview may show. Each has a lot by the seed and the smallest are drawn, so nobody can choose one.
 */
export async function drawExcerpts(
  { themes, published, clock }: DrawDeps,
  codebook: Codebook,
  drawn: { _id: string; organisation: string; by: string; size: number; seed?: string | undefined },
): Promise<{ sample: StoredSecondSample; tags: StoredSecondTag[] }> {
  const { _id, organisation, by, size } = drawn;
  const weeks = weeksOf({}, weekOf(clock.now()));
  const frames = await published.read(organisation, insideRule.discussions, weeks);
  const used = new Set(themesInUse(codebook).map(({ id }) => id));
  const counted = (tags: readonly string[]): string[] =>
    [...new Set(tags.map((theme) => nowCountedAs(codebook, theme)))].filter((id) => used.has(id));
  const confirmed = await themes.excerpts
    .find({
      organisation,
      state: 'confirmed',
      author: { $ne: by },
      week: { $gte: weeks.from, $lt: weeks.until },
    })
    .limit(mostLookedAt)
    .toArray();
  const known = confirmed.map((excerpt) => ({
    ...excerpt,
    unit: unitKey(excerpt),
    first: counted(excerpt.themes),
  }));
  const open = new Set(
    [...used].flatMap((theme) =>
      excerptsOpen(
        frames,
        known.filter(({ first }) => first.includes(theme)),
        theme,
        { place: everywhere, weeks },
      ),
    ),
  );
  const seed = drawn.seed ?? String(randomInt(10 ** 9, 10 ** 10 - 1));
  const picked = [...open]
    .map((excerpt) => ({ excerpt, lot: lotOf(seed, excerpt._id) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, size);
  const sample: StoredSecondSample = {
    ...{ _id, organisation, by, seed, size: picked.length, drawnFrom: open.size },
    ...{ at: new Date(clock.now()), from: mondayOf(weeks.from), to: sundayOf(weeks.until - 1) },
    ...{ revision: 0, finishedAt: null, agreement: null },
  };
  const tags = picked.map(({ excerpt }, index) => ({
    ...{ _id: derivedId(_id, excerpt._id), organisation, sample: _id, place: index + 1 },
    ...{ excerpt: excerpt._id, discussion: excerpt.discussion, section: excerpt.section },
    ...{ first: excerpt.first, second: null },
  }));
  return { sample, tags };
}

export function themesInUse({ themes }: Codebook): Codebook['themes'] {
  return themes.filter(({ state }) => state === 'inUse');
}
