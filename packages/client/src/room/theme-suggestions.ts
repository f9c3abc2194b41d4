import MiniSearch from 'minisearch';

/** A theme as it is offered: the words of the codebook say what it is about. */
export interface Theme {
  id: string;
  name: string;
  definition?: string;
  useWhen?: string;
}

/** Words that stand in most definitions and say nothing about one. */
const common = new Set(
  'about and are asked can child children does family finding for from has have how its not one our others said says that the their them they this was what when where which who with work working worker'.split(
    ' ',
  ),
);

/** Words somebody gave a theme to before. */
export interface Tagged {
  words: string;
  themes: readonly string[];
}

type Known = Theme & { before: string };

const nothingBefore: readonly Tagged[] = [];
const indexes = new WeakMap<readonly Theme[], WeakMap<readonly Tagged[], MiniSearch<Known>>>();

/** Made once for each list of themes and of findings, on this device: what is being typed goes nowhere. */
function indexOf(themes: readonly Theme[], tagged: readonly Tagged[]): MiniSearch<Known> {
  const ofThemes = indexes.get(themes) ?? new WeakMap<readonly Tagged[], MiniSearch<Known>>();
  indexes.set(themes, ofThemes);
  const known = ofThemes.get(tagged);
  if (known) return known;
  const index = new MiniSearch<Known>({
    fields: ['name', 'definition', 'useWhen', 'before'],
    processTerm: (term) => {
      const plain = term.toLowerCase();
      return plain.length < 3 || common.has(plain) ? null : plain;
    },
    searchOptions: {
      // What the codebook says weighs more than what somebody once made of it.
      boost: { name: 2, before: 0.8 },
      // “school” finds “schools”; the other way round is what a longer word is for.
      prefix: (term) => term.length > 3,
      weights: { prefix: 0.6, fuzzy: 0 },
    },
  });
  index.addAll(
    themes.map((theme) => ({
      ...theme,
      before: tagged
        .filter((one) => one.themes.includes(theme.id))
        .map(({ words }) => words)
        .join('\n'),
    })),
  );
  ofThemes.set(tagged, index);
  return index;
}

/**
 * Themes whose words stand in the text, the closest first by BM25+ over names, definitions and “use it when”, and over
 * what was given the theme before as far as this person may read it; then the others as they are listed. A suggestion
 * only: a person chooses.
 */
export function suggestThemes<Named extends Theme>(
  themes: readonly Named[],
  text: string,
  tagged: readonly Tagged[] = nothingBefore,
): Named[] {
  const scores = new Map(
    indexOf(themes, tagged)
      .search(text)
      .map(({ id, score }) => [String(id), score]),
  );
  return themes
    .map((theme, index) => ({ theme, index, score: scores.get(theme.id) ?? 0 }))
    .toSorted((one, other) => other.score - one.score || one.index - other.index)
    .map(({ theme }) => theme);
}

/** Themes that hold what was typed, at a word's beginning first. */
export function searchThemes<Named extends Theme>(
  themes: readonly Named[],
  typed: string,
): Named[] {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return [...themes];
  const begins = (theme: Named): boolean =>
    wordsIn(theme.name).some((word) => word.startsWith(sought));
  const holds = themes.filter((theme) => theme.name.toLowerCase().includes(sought));
  return [...holds.filter(begins), ...holds.filter((theme) => !begins(theme))];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
