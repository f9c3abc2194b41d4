import type {
  GreatPracticeCommand,
  Nomination,
} from '@alongside/workflows/great-practice/contract';
import { greatPracticeViewSchema } from '@alongside/workflows/great-practice/view';
import type { Service } from '../service.ts';
import { callersOf } from './caller.ts';
import { daysAgo, type Moment } from './story.ts';
import type { Turn } from './turns.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What somebody noticed, and what became of it. */
interface Noticed {
  notices: Nomination & { by: string; when: Moment };
  happens: { when: Moment; by: string; does: GreatPracticeCommand }[];
}

/** One celebrated, one on the wall in its colleague's own words, and one that waits for Sam. */
const noticed: readonly Noticed[] = [
  {
    notices: {
      by: 'morgan-tarn',
      when: daysAgo(30),
      praised: 'nia-coldbrook',
      words:
        'Nia asked a boy to draw where everybody sits at teatime. We learned more from that drawing than from three visits.',
    },
    happens: [
      { when: daysAgo(29, '12:40'), by: 'nia-coldbrook', does: { type: 'consent' } },
      { when: daysAgo(26), by: 'helen-ashdown', does: { type: 'celebrate' } },
    ],
  },
  {
    notices: {
      by: 'lee-stanwick',
      when: daysAgo(12),
      praised: 'dami-oakhurst',
      words: 'Dami is so patient with people nobody gets hold of. Always there, never cross.',
    },
    happens: [
      {
        when: daysAgo(11),
        by: 'dami-oakhurst',
        does: {
          type: 'consent',
          words:
            'I ring on the same day each week, say who I am and that I will ring again. In the seventh week the phone was answered.',
        },
      },
    ],
  },
  {
    notices: {
      by: 'priya-millbrook',
      when: daysAgo(2),
      praised: 'sam-ferngate',
      words:
        'Sam stopped the meeting to ask what the girl would want to be said about her. After that everybody spoke differently.',
    },
    happens: [],
  },
];

/**
 * What colleagues of the demo see in each other, through the same commands as anybody.
 * @param today midnight UTC that days are counted back from, milliseconds since the epoch
 */
export function greatPracticeTurns(service: Pick<Service, 'url'>, today: number): Turn[] {
  const as = callersOf(service.url);
  const instant = ({ daysAgo: days, time }: Moment) => {
    const date = new Date(today - days * dayMs).toISOString().slice(0, 10);
    return Date.parse(`${date}T${time}:00.000Z`);
  };
  return noticed.flatMap(({ notices, happens }) => {
    const { by, when, ...nomination } = notices;
    let path = '';
    return [
      {
        at: instant(when),
        async happen() {
          const caller = await as(by);
          const body = { ...nomination, commandId: crypto.randomUUID() };
          const view = greatPracticeViewSchema.parse(await caller.post('/great-practice', body));
          path = `/great-practice/${view.id}`;
        },
      },
      ...happens.map(({ when: then, by: person, does }) => ({
        at: instant(then),
        async happen() {
          const caller = await as(person);
          await caller.post(`${path}/commands`, { ...does, commandId: crypto.randomUUID() });
        },
      })),
    ];
  });
}
