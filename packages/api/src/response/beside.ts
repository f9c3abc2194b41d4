import { nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { slippingSince } from '@alongside/workflows/response/slipping';
import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import type { Connection } from 'mongoose';
import { codebookOf } from '../theme/codebook-store.ts';
import type { ThemeCollections } from '../theme/stored.ts';
import type { AroundResponses } from './ports.ts';

/** Themes and guidance, as this service keeps them. */
export function besideResponses(
  connection: Connection,
  themes: Pick<ThemeCollections, 'codebooks' | 'learnings'>,
): AroundResponses {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const guidances = db.collection<{ _id: string; organisation: string }>('guidance');

  return {
    async themeNames(organisation) {
      const codebook = await codebookOf(themes, organisation);
      return new Map(codebook.themes.map(({ id, name }) => [id, name]));
    },
    async themesUnder(organisation, theme) {
      const codebook = await codebookOf(themes, organisation);
      const counted = nowCountedAs(codebook, theme);
      const under = codebook.themes
        .map(({ id }) => id)
        .filter((id) => nowCountedAs(codebook, id) === counted);
      return [...new Set([theme, ...under])];
    },
    async themes(organisation) {
      const codebook = await codebookOf(themes, organisation);
      return codebook.themes
        .filter(({ state }) => state === 'inUse')
        .map(({ id, name }) => ({ id, name }));
    },
    async hasGuidance(organisation, guidance, session) {
      const found = await guidances.findOne(
        { _id: guidance, organisation },
        { projection: { _id: 1 }, ...(session && { session }) },
      );
      return found !== null;
    },
    async slippingBack({ organisation, theme, area, since, foundSince }) {
      const counted = nowCountedAs(await codebookOf(themes, organisation), theme);
      const weeks = await weeksOf(themes, { organisation, counted, area, since });
      return slippingSince(weeks, foundSince);
    },
  };
}

interface Adopted {
  organisation: string;
  /** What findings of the theme count as. */
  counted: string;
  area: string | null;
  since: string;
}

/** The weeks since something was adopted, with how many discussions hold the theme. The week it happened in tells nothing. */
async function weeksOf(
  { learnings }: Pick<ThemeCollections, 'learnings'>,
  { organisation, counted, area, since }: Adopted,
) {
  const week = weekOf(since);
  const holds = (section: string) => ({
    $sum: { $cond: [{ $in: [`theme:${counted}:${section}`, '$contribution.keys'] }, 1, 0] },
  });
  return learnings
    .aggregate<{ week: number; discussions: number; worries: number; strengths: number }>([
      {
        $match: {
          organisation,
          frame: { $gte: frameOf(week) },
          week: { $gt: week },
          ...(area !== null && { 'contribution.area': area }),
        },
      },
      {
        $group: {
          _id: '$week',
          discussions: { $sum: 1 },
          worries: holds('worry'),
          strengths: holds('strength'),
        },
      },
      { $project: { _id: 0, week: '$_id', discussions: 1, worries: 1, strengths: 1 } },
    ])
    .toArray();
}
