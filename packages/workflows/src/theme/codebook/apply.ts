import type { Codebook, Theme, ThemeWords } from './codebook.ts';
import type { CodebookCommand } from './contract.ts';

/** The next codebook, or why not, in words for the screen. */
export type Applied = { ok: true; codebook: Codebook } | { ok: false; reason: string };

export type ChangingCommand = Exclude<CodebookCommand, { type: 'undo' }>;

/** One step of a codebook. Pure: the same command on the same codebook gives the same one, ids and all. */
export function applyTo(codebook: Codebook, command: ChangingCommand): Applied {
  switch (command.type) {
    case 'addTheme': {
      const { type: _, ...words } = command;
      return addTheme(codebook, words);
    }
    case 'changeTheme': {
      const { type: _, theme, ...words } = command;
      return changeTheme(codebook, theme, words);
    }
    case 'mergeTheme':
      return mergeTheme(codebook, command.theme, command.into);
    case 'splitTheme':
      return splitTheme(codebook, command.theme, command.parts);
    case 'retireTheme':
      return changeState(codebook, command.theme, 'inUse', 'retired');
    case 'bringBackTheme':
      return changeState(codebook, command.theme, 'retired', 'inUse');
    case 'importThemes':
      return importThemes(codebook, command.themes);
    case 'addStandard': {
      const { name, definition } = command;
      if (nameTaken(codebook.standards, name)) return refused(taken(name));
      const id = freshId(codebook.standards, name);
      const standards = [...codebook.standards, { id, name, definition, state: 'inUse' as const }];
      return { ok: true, codebook: { ...codebook, standards } };
    }
    case 'changeStandard': {
      const { type: _, standard, ...words } = command;
      if (words.name !== undefined && nameTaken(codebook.standards, words.name, standard)) {
        return refused(taken(words.name));
      }
      return changeStandard(codebook, standard, given(words));
    }
    case 'retireStandard':
      return changeStandard(codebook, command.standard, { state: 'retired' });
    case 'bringBackStandard':
      return changeStandard(codebook, command.standard, { state: 'inUse' });
    default:
      throw new Error(`No such command: ${JSON.stringify(command satisfies never)}`);
  }
}

/** What is to be different; what is left out stays. */
type Changes = { [Key in keyof ThemeWords]?: ThemeWords[Key] | undefined };

const refused = (reason: string): Applied => ({ ok: false, reason });
const taken = (name: string): string =>
  `There is one called “${name}” already. Change that one, or choose another name.`;
const missing = 'There is no such theme any more. Read the page again.';

function addTheme(codebook: Codebook, words: ThemeWords): Applied {
  if (nameTaken(codebook.themes, words.name)) return refused(taken(words.name));
  const problem = parentProblem(codebook, null, words.parent);
  if (problem) return refused(problem);
  const id = freshId(codebook.themes, words.name);
  return withThemes(codebook, [...codebook.themes, { ...words, id, state: 'inUse', into: null }]);
}

function changeTheme(codebook: Codebook, id: string, words: Changes): Applied {
  const theme = codebook.themes.find((known) => known.id === id);
  if (!theme) return refused(missing);
  if (theme.state === 'merged') return refused('This theme was merged. Change the one it is now.');
  if (words.name !== undefined && nameTaken(codebook.themes, words.name, id)) {
    return refused(taken(words.name));
  }
  const problem = parentProblem(codebook, id, words.parent ?? null);
  return problem ? refused(problem) : replaced(codebook, { ...theme, ...given(words) });
}

function mergeTheme(codebook: Codebook, id: string, into: string): Applied {
  const theme = codebook.themes.find((known) => known.id === id);
  const target = codebook.themes.find((known) => known.id === into);
  if (!theme || !target) return refused(missing);
  if (id === into) return refused('A theme cannot be merged into itself.');
  if (theme.state === 'merged') return refused('This theme was merged already.');
  if (target.state !== 'inUse') return refused('Merge into a theme that is in use.');
  const themes = codebook.themes.map((known) =>
    known.id === id
      ? { ...known, state: 'merged' as const, into }
      : known.parent === id
        ? { ...known, parent: into === known.id ? null : into }
        : known,
  );
  return withThemes(codebook, themes);
}

/** The old one is no longer offered and keeps what was counted; its parts stand under it. */
function splitTheme(
  codebook: Codebook,
  id: string,
  parts: readonly Omit<ThemeWords, 'parent'>[],
): Applied {
  const theme = codebook.themes.find((known) => known.id === id);
  if (theme?.state !== 'inUse') return refused('Only a theme in use can be split.');
  let now: Applied = replaced(codebook, { ...theme, state: 'split' });
  for (const words of parts) {
    if (!now.ok) return now;
    now = addTheme(now.codebook, { ...words, parent: id });
  }
  return now;
}

function changeState(
  codebook: Codebook,
  id: string,
  from: Theme['state'],
  state: Theme['state'],
): Applied {
  const theme = codebook.themes.find((known) => known.id === id);
  if (theme?.state !== from) {
    return refused(
      from === 'inUse' ? 'Only a theme in use can be retired.' : 'This theme is not retired.',
    );
  }
  return replaced(codebook, { ...theme, state });
}

/** Those with a known name are brought up to date, the others added; none is taken away. */
function importThemes(
  codebook: Codebook,
  themes: Extract<CodebookCommand, { type: 'importThemes' }>['themes'],
): Applied {
  let now: Applied = { ok: true, codebook };
  for (const { under: _, ...words } of themes) {
    if (!now.ok) return now;
    const known: Theme | undefined = named(now.codebook.themes, words.name);
    now = known
      ? changeTheme(now.codebook, known.id, words)
      : addTheme(now.codebook, { ...words, parent: null });
  }
  for (const { name, under } of themes) {
    if (!now.ok) return now;
    const own: Theme | undefined = named(now.codebook.themes, name);
    const parent: Theme | null | undefined =
      under === '' ? null : named(now.codebook.themes, under);
    if (parent === undefined)
      return refused(`“${name}” stands under “${under}”, which is not there.`);
    if (own) now = changeTheme(now.codebook, own.id, { parent: parent?.id ?? null });
  }
  return now;
}

function changeStandard(codebook: Codebook, id: string, changed: object): Applied {
  if (!codebook.standards.some((known) => known.id === id)) {
    return refused('There is no such practice standard any more. Read the page again.');
  }
  const standards = codebook.standards.map((known) =>
    known.id === id ? { ...known, ...changed } : known,
  );
  return { ok: true, codebook: { ...codebook, standards } };
}

function replaced(codebook: Codebook, theme: Theme): Applied {
  return withThemes(
    codebook,
    codebook.themes.map((known) => (known.id === theme.id ? theme : known)),
  );
}

function withThemes(codebook: Codebook, themes: Theme[]): Applied {
  return { ok: true, codebook: { ...codebook, themes } };
}

/** Two levels are enough to find one's way, and cannot make a ring. */
function parentProblem({ themes }: Codebook, id: string | null, parent: string | null) {
  if (parent === null) return null;
  const above = themes.find((known) => known.id === parent);
  if (!above || above.state === 'merged') return 'The theme it should stand under is not there.';
  if (parent === id) return 'A theme cannot stand under itself.';
  if (above.parent !== null) return `“${above.name}” stands under another theme itself.`;
  if (id !== null && themes.some((known) => known.parent === id)) {
    return 'Other themes stand under this one; it cannot stand under another.';
  }
  return null;
}

function named<Named extends { name: string; state: string }>(
  items: readonly Named[],
  name: string,
) {
  return items.find((known) => known.state !== 'merged' && sameName(known.name, name));
}

function nameTaken(
  items: readonly { id: string; name: string; state: string }[],
  name: string,
  except?: string,
): boolean {
  return items.some(
    (known) => known.id !== except && known.state !== 'merged' && sameName(known.name, name),
  );
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Made from the name, so that it can be read where only ids stand. */
function freshId(items: readonly { id: string }[], name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? 'theme' : plain;
  const ids = new Set(items.map(({ id }) => id));
  for (let index = 1; ; index += 1) {
    const id = index === 1 ? base : `${base}-${index}`;
    if (!ids.has(id)) return id;
  }
}

/** Without what was left out. */
function given<Words extends object>(
  words: Words,
): { [Key in keyof Words]: Exclude<Words[Key], undefined> } {
  const kept: unknown = Object.fromEntries(
    Object.entries(words).filter(([, value]) => value !== undefined),
  );
  // Only members that are undefined are gone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return kept as { [Key in keyof Words]: Exclude<Words[Key], undefined> };
}
