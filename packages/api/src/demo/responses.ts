import type { Notice, ResponsePersonCommand } from '@alongside/workflows/response/contract';
import { responseViewSchema } from '@alongside/workflows/response/view';
import type { Service } from '../service.ts';
import { callersOf } from './caller.ts';
import { daysAgo, type Moment } from './story.ts';
import type { Turn } from './turns.ts';

const dayMs = 24 * 60 * 60 * 1000;

const helen = 'helen-ashdown';
const tariq = 'tariq-wolds';
const ruth = 'ruth-pennard';
const ines = 'ines-garside';
const kai = 'kai-rowan';
const sam = 'sam-ferngate';
const nia = 'nia-coldbrook';
const dami = 'dami-oakhurst';
const noor = 'noor-whitcombe';
const priya = 'priya-millbrook';
const lee = 'lee-stanwick';
const alex = 'alex-brindle';
const jo = 'jo-lindale';

/** What became of one theme: who put it on the plan, and each step after that. `until` counts days from today. */
interface Answered {
  notices: Notice & { by: string; when: Moment };
  happens: { when: Moment; by: string; does: ResponsePersonCommand | Trial }[];
}

interface Trial {
  type: 'try' | 'proposeTrial';
  what: string;
  inDays: number;
}

const briefing = 'A short talk for each team: what to notice, and whom to ring.';

/** One of each kind: done and told, on trial, looked at, not now, and waiting too long. */
const answered: readonly Answered[] = [
  {
    notices: {
      by: tariq,
      when: daysAgo(27),
      theme: 'multi-agency',
      heard: 'The form for strategy talks with police and school asks the same things three times.',
    },
    happens: [
      {
        when: daysAgo(22, '09:20'),
        by: tariq,
        does: { type: 'adopt', what: 'The form is one page now. It asks each thing once.' },
      },
      {
        when: daysAgo(22, '09:30'),
        by: tariq,
        does: {
          type: 'tell',
          message: 'The form for strategy talks is one page now. It asks each thing once.',
        },
      },
      {
        when: daysAgo(20, '16:10'),
        by: kai,
        does: { type: 'comment', words: 'Good. Can we see what you write about us in it?' },
      },
      {
        when: daysAgo(17),
        by: tariq,
        does: {
          type: 'answerComment',
          comment: 'c1',
          words: 'Yes. Ask your worker, and you read it together.',
        },
      },
    ],
  },
  {
    notices: {
      by: tariq,
      when: daysAgo(24),
      theme: 'exploitation-missing',
      heard: 'When a young person may be used by others, each of us knows only a part of it.',
    },
    happens: [
      {
        when: daysAgo(21),
        by: tariq,
        does: { type: 'consider', workingParty: [dami, lee, alex] },
      },
      { when: daysAgo(16), by: dami, does: { type: 'proposeTrial', what: briefing, inDays: 60 } },
      { when: daysAgo(13), by: tariq, does: { type: 'try', what: briefing, inDays: 75 } },
    ],
  },
  {
    notices: {
      by: helen,
      when: daysAgo(35),
      theme: 'life-story',
      heard: 'Life-story work often begins late, or not at all.',
    },
    happens: [
      { when: daysAgo(24), by: helen, does: { type: 'consider', workingParty: [sam, priya, nia] } },
      {
        when: daysAgo(14),
        by: kai,
        does: {
          type: 'comment',
          words: 'We want to know why we moved. Please do not wait until we are older.',
        },
      },
      {
        when: daysAgo(10),
        by: sam,
        does: {
          type: 'comment',
          words: 'Could we begin with one photo and one question? It need not be perfect.',
        },
      },
    ],
  },
  {
    notices: {
      by: helen,
      when: daysAgo(45),
      theme: 'direct-work',
      heard: 'You would like a room for drawing and play that is open in the evening.',
    },
    happens: [
      {
        when: daysAgo(29),
        by: helen,
        does: {
          type: 'stop',
          reason: 'There is no money for a room this year. We look at it again in spring.',
        },
      },
      {
        when: daysAgo(28),
        by: helen,
        does: {
          type: 'tell',
          message:
            'You want a room for drawing and play in the evening. There is no money for it this year. We ask again in spring.',
        },
      },
    ],
  },
  {
    notices: {
      by: ruth,
      when: daysAgo(66),
      theme: 'support-colleagues',
      heard: 'Duty cover leaves no time to write down what a child said.',
    },
    happens: [],
  },
];

/** Told with the year alone: what was changed before direct work rose, and before supervision rose and slipped back. */
const answeredInTheYear: readonly Answered[] = [
  {
    notices: {
      by: ines,
      when: daysAgo(388),
      theme: 'supervision',
      heard: 'Supervision lists tasks. It does not ask what is different for the child.',
    },
    happens: [
      { when: daysAgo(378), by: ines, does: { type: 'consider', workingParty: [noor, jo, priya] } },
      {
        when: daysAgo(364),
        by: ines,
        does: { type: 'try', what: 'Two teams ask it first in each supervision.', inDays: -340 },
      },
      {
        when: daysAgo(336),
        by: ines,
        does: {
          type: 'adopt',
          what: 'Each supervision asks first what is different for the child.',
        },
      },
      {
        when: daysAgo(335),
        by: ines,
        does: {
          type: 'tell',
          message: 'Each supervision now asks first what is different for the child.',
        },
      },
    ],
  },
  {
    notices: {
      by: helen,
      when: daysAgo(252),
      theme: 'direct-work',
      heard: 'There is too little time to be with children, and it goes to what is urgent.',
    },
    happens: [
      {
        when: daysAgo(245),
        by: helen,
        does: { type: 'consider', workingParty: [sam, nia, priya] },
      },
      {
        when: daysAgo(229),
        by: helen,
        does: { type: 'try', what: 'One team keeps two hours a week free for it.', inDays: -205 },
      },
      {
        when: daysAgo(199),
        by: helen,
        does: { type: 'adopt', what: 'Everybody keeps two hours a week free to be with children.' },
      },
      {
        when: daysAgo(198),
        by: helen,
        does: {
          type: 'tell',
          message: 'Everybody now keeps two hours a week free to be with children.',
        },
      },
    ],
  },
];

/**
 * What the organisation does about its themes, through the same commands as anybody.
 * @param today midnight UTC that days are counted back from, milliseconds since the epoch
 */
export function responseTurns(
  service: Pick<Service, 'url'>,
  today: number,
  { year }: { year: boolean },
): Turn[] {
  const as = callersOf(service.url);
  const dateIn = (days: number) => new Date(today + days * dayMs).toISOString().slice(0, 10);
  const instant = ({ daysAgo: days, time }: Moment) =>
    Date.parse(`${dateIn(-days)}T${time}:00.000Z`);

  return [...answered, ...(year ? answeredInTheYear : [])].flatMap(({ notices, happens }) => {
    const { by, when, ...notice } = notices;
    let path = '';
    return [
      {
        at: instant(when),
        async happen() {
          const caller = await as(by);
          const body = { ...notice, commandId: crypto.randomUUID() };
          path = `/responses/${responseViewSchema.parse(await caller.post('/responses', body)).id}`;
        },
      },
      ...happens.map(({ when: then, by: person, does }) => ({
        at: instant(then),
        async happen() {
          const { inDays, ...said } = { inDays: undefined, ...does };
          const until = inDays === undefined ? {} : { until: dateIn(inDays) };
          const caller = await as(person);
          const commandId = crypto.randomUUID();
          await caller.post(`${path}/commands`, { ...said, ...until, commandId });
        },
      })),
    ];
  });
}
