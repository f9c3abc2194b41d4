import { marksOn } from './marks.ts';
import { kindWords, saysShare } from './says.ts';
import type { Overview, ThemeSeries } from './view.ts';

/** A table as it stands behind a chart, and in a download. */
export interface PlainTable {
  id: string;
  title: string;
  head: string[];
  rows: string[][];
}

const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;

/** What the tables are called; the screen finds each by its id. */
export const tableTitles = {
  themes: 'Strengths against learning points, by theme',
  together: 'Themes that come together',
  rising: 'Rising words that no theme covers',
  standards: 'Practice standards that findings point to',
} as const;

/** Everything the overview shows, as tables. */
export function overviewTables(overview: Overview): PlainTable[] {
  const { limit, theme, discussions } = overview;
  return [
    {
      id: 'about',
      title: 'What this is',
      head: ['', ''],
      rows: [
        ['Period', `${overview.period.from} to ${overview.period.to}`],
        [
          'Shown',
          overview.shown
            ? `${overview.shown.from} to ${overview.shown.to}`
            : 'nothing can be shown',
        ],
        ['Area', overview.place.area ?? 'all'],
        ['Service', overview.place.service ?? 'all'],
        ['Team', overview.place.team ?? 'all'],
        [
          'Agreed discussions',
          overview.discussions === null ? `fewer than ${limit}` : String(overview.discussions),
        ],
        ['Hidden', `fewer than ${limit} discussions or three colleagues, or found by subtracting`],
        ...overview.says.map((says) => ['', says]),
      ],
    },
    {
      id: 'themes',
      title: tableTitles.themes,
      head: ['Theme', 'Strength', 'Worry or learning point', 'What it is like for the child'],
      rows: overview.themes.map(({ name, strength, learningPoint, childsExperience }) => [
        name,
        saysShare(strength, discussions),
        saysShare(learningPoint, discussions),
        saysShare(childsExperience, discussions),
      ]),
    },
    ...overview.series.map((series) => ({
      id: series.kind,
      title: `“${theme?.name ?? ''}” ${kindWords[series.kind]}`,
      head: [
        ...['From', 'To', 'Raised in', 'Of discussions', 'Share', 'Limits of chance'],
        ...(overview.changes.length > 0 ? ['Changed here'] : []),
      ],
      rows: series.points.map(({ from, to, count, of, value, lower, upper, outside }, index) => [
        from,
        to,
        String(count),
        String(of),
        percent(value),
        `${percent(lower)} to ${percent(upper)}${outside ? ' (outside)' : ''}`,
        ...(overview.changes.length > 0 ? [changedAt(series, overview.changes, index)] : []),
      ]),
    })),
    {
      id: 'together',
      title: tableTitles.together,
      head: ['First', 'Second', 'In both', 'Expected by chance', 'Of discussions', 'Beyond chance'],
      rows: overview.together.map(({ first, second, both, expected, of, beyondChance }) => [
        `${first.name}, ${kindWords[first.kind]}`,
        `${second.name}, ${kindWords[second.kind]}`,
        String(both),
        String(Math.round(expected * 10) / 10),
        String(of),
        beyondChance ? 'yes' : 'no',
      ]),
    },
    {
      id: 'rising',
      title: tableTitles.rising,
      head: ['Word', 'Weeks from', 'to', 'In discussions', 'Twelve weeks before'],
      rows: overview.rising.map(({ word, from, to, now, nowOf, before, beforeOf }) => [
        word,
        from,
        to,
        `${now} of ${nowOf}`,
        `${before ?? `fewer than ${limit}`} of ${beforeOf}`,
      ]),
    },
    {
      id: 'standards',
      title: tableTitles.standards,
      head: ['Practice standard', 'In discussions'],
      rows: overview.standards.map(({ name, share }) => [name, saysShare(share, discussions)]),
    },
  ];
}

function changedAt(series: ThemeSeries, changes: Overview['changes'], point: number): string {
  return marksOn(series, changes)
    .filter((mark) => mark.point === point)
    .flatMap((mark) => mark.changes.map(({ at, what }) => `${at.slice(0, 10)}: ${what}`))
    .join('; ');
}
