import type { PopulationKind, ShownShare, ThemeSeries } from './view.ts';

/** As what a theme was raised, in the middle of a sentence. */
export const kindWords: Record<PopulationKind, string> = {
  strength: 'as a strength',
  learningPoint: 'as a worry or learning point',
  childsExperience: 'in what it is like for the child',
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “June 2026”, of `YYYY-MM-DD`. */
export function monthOf(date: string): string {
  return `${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

/**
 * What the rules show of one series, and no more: a change only where a run-chart rule finds one, a direction only
 * where the points have come to lie on one side, a single unusual point only where it lies beyond its limits.
 */
export function saysSeries(name: string, series: ThemeSeries): string {
  const { run, points, kind } = series;
  const raised = `“${name}” raised ${kindWords[kind]}`;
  if (points.length === 0) return `${raised}: nothing can be shown over time.`;
  if (run.says === 'tooFew') {
    return `${raised}: too few points to tell change from chance (10 are needed, ${run.useful} ${run.useful === 1 ? 'counts' : 'count'}).`;
  }
  if (run.says === 'change') return `${raised}: ${changeIn(series)}`;
  const outside = points.filter((point) => point.outside !== null);
  if (outside.length > 0) {
    const [first] = outside;
    const when = first ? monthOf(first.from) : '';
    return `${raised}: no lasting change; ${outside.length === 1 ? `one point (${when}) lies` : `${outside.length} points lie`} beyond what chance explains.`;
  }
  return `${raised}: no change beyond chance.`;
}

/** A series with a change, as a sentence for the head of the page; null where the rules show none. */
export function headline(name: string, series: ThemeSeries): string | null {
  if (series.run.says !== 'change') return null;
  const { now, was } = series.run;
  const as = kindWords[series.kind];
  if (!now) {
    return `How often “${name}” is raised ${as} has moved more than chance explains, without settling on a side.`;
  }
  const since = monthOf(series.points[now.from]?.from ?? '');
  const how = now.side === 'above' ? 'more often' : 'less often';
  const back = was ? slippingBack(series) : null;
  return `“${name}” has been raised ${how} ${as} since ${since}, beyond what chance explains.${back ? ` ${back}` : ''}`;
}

/** S3.3: what was better for a time and is not any more; null where it is not that. */
export function slippingBack({ run: { now, was }, kind, points }: ThemeSeries): string | null {
  if (!now || !was) return null;
  const worse =
    (kind === 'strength' && now.side === 'below') ||
    (kind === 'learningPoint' && now.side === 'above');
  if (!worse) return null;
  const from = monthOf(points[was.from]?.from ?? '');
  const to = monthOf(points[was.to]?.to ?? '');
  return `It may be slipping back: from ${from} to ${to} it lay on the other side.`;
}

function changeIn(series: ThemeSeries): string {
  const { now, longestRun, longestRunLimit, crossings, crossingsLimit } = series.run;
  const rules = [
    longestRun > longestRunLimit
      ? `${longestRun} points in a row lie on one side of the median; by chance alone at most ${longestRunLimit} would`
      : '',
    crossings < crossingsLimit
      ? `the line crosses its median ${times(crossings)}; chance alone would have it cross at least ${times(crossingsLimit)}`
      : '',
  ].filter((rule) => rule !== '');
  const side = now
    ? ` It has lain ${now.side} the median since ${monthOf(series.points[now.from]?.from ?? '')}.`
    : '';
  const back = slippingBack(series);
  return `change beyond chance (${rules.join('; ')}).${side}${back ? ` ${back}` : ''}`;
}

function times(count: number): string {
  if (count === 0) return 'never';
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}

/** “18 of 120”, and whether that is of all `discussions` looked at; “hidden” where it may not be shown. */
export function saysShare(share: ShownShare, discussions: number | null): string {
  if (share === null) return 'hidden';
  const part = discussions !== null && share.of < discussions ? ', the rest hidden' : '';
  return `${share.count} of ${share.of}${part}`;
}

/** How many charts of nothing but noise one would have to look at to see such a change, about. */
export const falseSignals = 0.03;

/** One or two sentences for the head of the page. */
export function firstWords(given: {
  discussions: number | null;
  /** Whether the numbers of any theme may be shown. */
  anyTheme: boolean;
  headlines: readonly string[];
  /** Charts with points enough for the rules. */
  charts: number;
  /** Charts with too few. */
  tooFew: number;
}): string[] {
  const { discussions, anyTheme, headlines, charts, tooFew } = given;
  if (discussions === null) {
    return [
      'There are too few agreed discussions here to show anything without showing somebody’s own work. Choose a longer time or a larger place.',
    ];
  }
  if (!anyTheme) {
    return [
      'No theme can be shown here: each was raised, or left out, in too few of these discussions to show it without showing somebody’s own work. Choose a longer time or a larger place.',
    ];
  }
  if (charts === 0) {
    return [
      'Too few points in time can be shown here to tell change from chance: each theme needs ten. The numbers below say how often themes were raised, and no more.',
    ];
  }
  if (headlines.length === 0) {
    return [
      tooFew === 0
        ? 'No change beyond chance.'
        : `No change beyond chance in ${charts === 1 ? 'the one chart' : `the ${charts} charts`} with points enough to tell; ${tooFew} more ${tooFew === 1 ? 'has' : 'have'} too few.`,
    ];
  }
  const byChance = charts * falseSignals;
  return [
    ...headlines,
    ...(byChance >= 0.5
      ? [
          `${charts} charts were looked at; about ${Math.max(1, Math.round(byChance))} of them would show such a change by chance alone.`,
        ]
      : []),
  ];
}
