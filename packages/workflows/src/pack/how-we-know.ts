import { seriesKindNames } from '../series/contract.ts';
import { falseSignals } from '../theme/overview/says.ts';
import { populationKinds } from '../theme/overview/view.ts';
import { dayOf, filled, type PackPart } from './pack.ts';
import type { PackGiven } from './three-questions.ts';

/** Methods, how many discussions, which services, what is hidden and why, and what all of it cannot say. */
export function howWeKnow(given: PackGiven, clean: (text: string) => string): PackPart[] {
  const { series } = given;
  return filled([
    {
      title: 'Learning discussions',
      says: [
        'A colleague and a practice lead who does not manage them talk about the work with one child: what it is like for the child, what works well, what worries us, what we learn and what needs to happen. Both agree the record word for word; where they see it differently, both views stand side by side. The family’s voice comes first, and where a family could not be heard the record says why.',
        'Each finding may point to themes and to a practice standard. Themes have definitions that the quality lead keeps. Only agreed records are counted, each in the week it was first agreed.',
      ],
      items: [],
    },
    howMany(given),
    coverage(given),
    {
      title: 'Practice weeks and deep dives',
      says:
        series.length === 0
          ? []
          : ['Cases were drawn by lot from a list; anybody with the list can draw them again.'],
      items: series.map(({ kind, title, question, from, until }) => ({
        text: clean(title),
        notes: [`${seriesKindNames[kind]}, ${dayOf(from)} to ${dayOf(until)}: ${clean(question)}`],
      })),
    },
    {
      title: 'How change is told from chance',
      says: [
        'A theme’s share of discussions is drawn over time as a run chart. A change is named only where one of two rules finds it: a longer run on one side of the median, or fewer crossings of it, than chance would make; at least ten points are needed.',
        `On nothing but chance the rules see a change in about ${Math.round(falseSignals * 100)} charts of 100. “No change beyond chance” does not mean that nothing changed: a small change may not be seen.`,
      ],
      items: [],
    },
    { title: 'What is hidden, and why', says: hidden(given), items: [] },
    {
      title: 'What this cannot tell',
      says: [
        'Discussions are proposed by people or drawn for a practice week: they are not a random sample of all work with families. How often a theme is raised says what people noticed and agreed, not how well any one colleague works; nothing here is counted by person.',
        'Words that are quoted are those whose authors chose to share them and looked at them once more. Colleagues’ names and numbers in what people wrote were taken out by the service; whoever passes this on should read it once more.',
      ],
      items: [],
    },
  ]);
}

function howMany({ overview }: PackGiven): PackPart {
  const { discussions, shown, someLeftOut, period } = overview;
  const whole = shown?.from === period.from && shown.to === period.to && !someLeftOut;
  return {
    title: 'How many',
    says:
      discussions === null || !shown
        ? []
        : [
            `${discussions} agreed discussions, ${dayOf(shown.from)} to ${dayOf(shown.to)}. A week is counted when it is over.${whole ? '' : ' Weeks of the period that are too small to show by themselves are left out.'}`,
          ],
    items: [],
  };
}

function coverage({ services, overview }: PackGiven): PackPart {
  const title = 'Coverage of services';
  const known = services.filter(({ discussions }) => discussions !== null);
  if (known.length === 0) {
    return { title, says: ['There are too few discussions to show any service.'], items: [] };
  }
  const sum = known.reduce((total, { discussions }) => total + (discussions ?? 0), 0);
  return {
    title,
    says:
      sum === overview.discussions
        ? []
        : [
            'A service is counted over longer stretches of weeks, and only over those that lie whole in the period: these numbers do not add up to all discussions.',
          ],
    items: services.map(({ name, discussions }) => ({
      text:
        discussions === null
          ? `${name}: too few to show by itself.`
          : `${name}: ${discussions} agreed discussions.`,
      notes: [],
    })),
  };
}

function hidden({ overview }: PackGiven): string[] {
  const { limit, themes } = overview;
  const names = themes
    .filter((theme) => populationKinds.some((kind) => theme[kind] === null))
    .map(({ name }) => name);
  return [
    `A number leaves the service only when at least ${limit} discussions of at least three colleagues stand behind it, and behind what is left when it is subtracted. What could be worked out from other numbers is hidden with it. “Hidden” does not say whether it is one or nine. On the screens of the service numbers are shown from fewer discussions on, so a chart there can have more points and show what this paper cannot.`,
    ...(overview.discussions !== null && names.length > 0
      ? [`Hidden in part or altogether: ${names.join(', ')}.`]
      : []),
  ];
}
