import { dimensionNames, dimensions } from '../theme/codebook/codebook.ts';
import { kindWords } from '../theme/overview/says.ts';
import { type Overview, populationKinds, type ShownShare } from '../theme/overview/view.ts';
import { filled, type PackItem, type PackPart } from './pack.ts';
import type { PackGiven } from './three-questions.ts';

type ThemeLine = Overview['themes'][number];

/** Themes with their evidence, standards, and what colleagues shared in their own words. */
export function whatWeKnow(
  { overview, excerpts }: PackGiven,
  clean: (text: string) => string,
): PackPart[] {
  const { discussions } = overview;
  const inShort: PackPart = { title: 'In short', says: inShortOf(overview), items: [] };
  if (discussions === null) return [inShort];
  const themes = overview.themes.filter(isShown).toSorted((a, b) => raised(b) - raised(a));
  return filled([
    inShort,
    ...(themes.length === 0 ? [] : [howToRead]),
    ...dimensions.map((dimension) => ({
      title: `Themes: ${dimensionNames[dimension].toLocaleLowerCase('en-GB')}`,
      says: [],
      items: themes
        .filter((theme) => theme.dimension === dimension)
        .map((theme) => themeItem(theme, discussions)),
    })),
    {
      title: 'Practice standards that findings point to',
      says: [],
      items: overview.standards
        .filter(({ share }) => share !== null && share.count > 0)
        .map(({ name, share }) => ({
          text: `${name}: ${shareInWords(share, discussions)}`,
          notes: [],
        })),
    },
    {
      title: 'In colleagues’ own words',
      says: [],
      items: excerpts.map(({ theme, section, words }) => ({
        text: `“${clean(words)}”`,
        notes: [`${theme}, ${sectionWords[section]}`],
      })),
    },
  ]);
}

const howToRead: PackPart = {
  title: 'How to read the numbers',
  says: [
    'Beside each number stands how many agreed discussions it is of; the most often raised theme comes first. A way of raising a theme that is not listed did not come up, or is hidden; why numbers are hidden stands under question 2.',
  ],
  items: [],
};

const sectionWords: Record<PackGiven['excerpts'][number]['section'], string> = {
  childsExperience: kindWords.childsExperience,
  strength: kindWords.strength,
  worry: 'as a worry',
  learning: 'as what was learned',
  nextStep: 'as what needs to happen',
};

function inShortOf({ says, discussions, limit }: PackGiven['overview']): string[] {
  return discussions === null
    ? [
        `Fewer than ${limit} agreed discussions, or fewer than three colleagues, stand behind this period and place, so no number may leave. Choose a longer time or a larger place.`,
      ]
    : [...says];
}

function isShown(theme: ThemeLine): boolean {
  return raised(theme) > 0;
}

function raised(theme: ThemeLine): number {
  return populationKinds.reduce((sum, kind) => sum + (theme[kind]?.count ?? 0), 0);
}

function themeItem(theme: ThemeLine, discussions: number): PackItem {
  const shares = populationKinds
    .filter((kind) => (theme[kind]?.count ?? 0) > 0)
    .map((kind) => `Raised ${kindWords[kind]}: ${shareInWords(theme[kind], discussions)}`);
  return { text: theme.name, notes: [...shares, ...theme.says.filter(tells)] };
}

/** “99 of 490 discussions; the other 154 are hidden.” */
function shareInWords(share: ShownShare, discussions: number): string {
  if (share === null) return 'hidden.';
  const rest = discussions - share.of;
  return `${share.count} of ${share.of} discussions${rest > 0 ? `; the other ${rest} are hidden` : ''}.`;
}

/** A sentence about nothing that can be shown is said once, under how we know. */
function tells(says: string): boolean {
  return !says.includes('nothing can be shown') && !says.includes('too few points');
}
