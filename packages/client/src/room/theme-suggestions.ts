export interface Theme {
  id: string;
  name: string;
}

/** Words that point to a default theme beside those of its name. */
const alsoMeans: Record<string, readonly string[]> = {
  'childs-voice': ['says', 'said', 'told', 'wishes', 'feelings', 'wants', 'asked', 'heard'],
  'direct-work': ['houses', 'drawing', 'drew', 'draw', 'play', 'pictures', 'visit', 'visits'],
  identity: ['interpreter', 'faith', 'heritage', 'signs', 'gaze', 'race', 'religion'],
  'life-story': ['memory', 'memories', 'nan', 'photographs', 'moved'],
  'assessment-risk': ['assess', 'harm', 'danger', 'safe', 'unsafe', 'risks'],
  'plan-difference': ['plans', 'review', 'outcome', 'different', 'goal'],
  'family-partnership': [
    'mum',
    'dad',
    'parent',
    'parents',
    'carer',
    'sister',
    'brother',
    'contact',
  ],
  'multi-agency': ['school', 'police', 'health', 'partners', 'gp', 'nurse', 'conference'],
  'exploitation-missing': ['gang', 'county', 'runaway', 'return', 'exploited'],
  supervision: ['manager', 'supervise', 'supervisor', 'oversight'],
  'tools-forms': ['form', 'format', 'template', 'system', 'paperwork', 'recording', 'records'],
  'support-colleagues': ['caseload', 'workload', 'training', 'duty', 'tired', 'time'],
};

const tooCommon = new Set(['and', 'the', 'way', 'for', 'with', 'work', 'working', 'plan', 'made']);

/**
 * Themes whose words stand in the text, the closest first, then the others as they are listed. A suggestion only:
 * a person chooses.
 */
export function suggestThemes<Named extends Theme>(
  themes: readonly Named[],
  text: string,
): Named[] {
  const words = new Set(wordsIn(text));
  const weight = (theme: Named): number => {
    const own = wordsIn(theme.name).filter((word) => word.length > 3 && !tooCommon.has(word));
    return [...own, ...(alsoMeans[theme.id] ?? [])].filter((word) => words.has(word)).length;
  };
  return themes
    .map((theme, index) => ({ theme, index, weight: weight(theme) }))
    .toSorted((one, other) => other.weight - one.weight || one.index - other.index)
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
