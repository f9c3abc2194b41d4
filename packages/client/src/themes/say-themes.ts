import type { Section } from '@alongside/workflows/discussion/stages';
import type { Overview, PopulationKind } from '@alongside/workflows/theme/overview/view';

const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'June',
  'July',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
];

/** “3 June 26”, of `YYYY-MM-DD`: a day of a week, the same in every time zone. */
export function shortDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year.slice(2)}`;
}

/** “15 %”. */
export function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

export const kindTitles: Record<PopulationKind, string> = {
  strength: 'As a strength',
  learningPoint: 'As a worry or learning point',
  childsExperience: 'In what it is like for the child',
};

/** Which of the colours that mean something it has. */
export const kindClass: Record<PopulationKind, string> = {
  strength: 'of-strength',
  learningPoint: 'of-learning',
  childsExperience: 'of-childsExperience',
};

/** Where a finding stood, above its words. */
export const sectionTitles: Record<Section, string> = {
  childsExperience: 'What it is like for the child',
  strength: 'Working well',
  worry: 'Worried about',
  learning: 'What we learn',
  nextStep: 'What needs to happen',
};

const onlyOfAll =
  'This is looked at for the whole organisation only: in a part of it, numbers would be too small.';

/** Why no rising word stands there: that none has risen is said only where it was looked for. */
export function nothingRising({ place }: Pick<Overview, 'place'>): string {
  return (place.area ?? place.service ?? place.team)
    ? onlyOfAll
    : 'No word has risen beyond what chance explains in twelve weeks against the twelve before. Only words written with a small letter are looked at, so that no name is.';
}

/** Why no two themes stand there. */
export function nothingTogether({ place }: Pick<Overview, 'place'>): string {
  return (place.area ?? place.service ?? place.team)
    ? onlyOfAll
    : 'Nothing to show yet: two themes need five discussions together, with only one of them, and with neither.';
}
