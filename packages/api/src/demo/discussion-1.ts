import { daysAgo, type Story } from './story.ts';

const sam = 'sam-ferngate';
const priya = 'priya-millbrook';
const held = 63;
const revisited = held - 49;

/** D-001: T's story and his sister. Held, agreed, and revisited seven weeks later. */
export const discussion1: Story = {
  key: 'd-001',
  proposes: {
    by: sam,
    when: daysAgo(held + 12, '16:40'),
    myRole: 'worker',
    with: priya,
    caseReference: 'CR-4821',
    ageBand: '5–9',
    service: 'Children in care',
    focus: 'How T can make sense of his moves, and see more of his sister',
    scaleQuestion: 'How well does T understand his story?',
    offers: [daysAgo(held, '10:00'), daysAgo(held - 1, '14:00')],
  },
  happens: [
    { when: daysAgo(held + 11, '09:10'), by: priya, sends: { type: 'accept' } },
    {
      when: daysAgo(held + 11, '09:12'),
      by: priya,
      schedules: daysAgo(held, '10:00'),
      durationMinutes: 60,
      place: 'The small room at Kestrel',
    },
    {
      when: daysAgo(held + 4, '16:50'),
      by: sam,
      reflects: {
        stuck: 'I waited for the perfect time. T was already telling his own version.',
        proud: 'We drew together, and he asked for his sister.',
      },
    },
    { when: daysAgo(held + 4, '17:00'), by: sam, sends: { type: 'shareReflection', scale: 4 } },
    {
      when: daysAgo(held + 3, '11:00'),
      by: priya,
      reflects: {
        noticed: 'Every visit is somewhere T likes to be.',
        curious: 'What would T say to a child who has just moved?',
      },
    },
    { when: daysAgo(held + 3, '11:20'), by: priya, sends: { type: 'shareReflection', scale: 3 } },
    { when: daysAgo(held + 2, '15:00'), by: sam, sends: { type: 'askFamily' } },
    {
      when: daysAgo(held + 1, '16:10'),
      by: sam,
      sends: {
        type: 'recordFamilyVoice',
        words: 'T: “I liked the drawing. Tell my sister I won.”',
        how: 'While drawing together, on a visit',
      },
    },
    { when: daysAgo(held, '10:00'), by: priya, sends: { type: 'openRoom' } },
    {
      when: daysAgo(held, '10:04'),
      by: priya,
      sends: { type: 'moveTo', stage: 'childsExperience' },
    },
    {
      when: daysAgo(held, '10:08'),
      by: sam,
      types: [
        {
          key: 'd001-experience',
          section: 'childsExperience',
          text: 'T misses his sister and tells his own version of why he moved. Seeing her every fortnight, he asks when, no longer whether.',
          themes: ['childs-voice'],
          standard: 'children-heard',
        },
      ],
    },
    { when: daysAgo(held, '10:15'), by: priya, sends: { type: 'moveTo', stage: 'strengths' } },
    {
      when: daysAgo(held, '10:17'),
      by: priya,
      types: [
        {
          key: 'd001-visits',
          section: 'strength',
          text: 'Visits happen where T likes to be.',
          themes: ['direct-work'],
          share: true,
          standard: 'relationships-first',
        },
      ],
    },
    {
      when: daysAgo(held, '10:20'),
      by: sam,
      types: [
        {
          key: 'd001-three-houses',
          section: 'strength',
          text: 'Using Three Houses, T drew the “worry house” and asked to see his sister more.',
          themes: ['direct-work', 'childs-voice'],
          share: true,
          standard: 'children-heard',
        },
        {
          key: 'd001-contact',
          section: 'strength',
          text: 'Contact rose to fortnightly.',
          themes: ['childs-voice'],
          standard: 'plans-difference',
        },
      ],
    },
    { when: daysAgo(held, '10:30'), by: priya, sends: { type: 'moveTo', stage: 'worries' } },
    {
      when: daysAgo(held, '10:33'),
      by: sam,
      types: [
        {
          key: 'd001-moves',
          section: 'worry',
          text: 'T has moved twice and does not know why he could not stay with Nan.',
          themes: ['life-story'],
        },
        {
          key: 'd001-life-story',
          section: 'worry',
          text: 'No life-story work has begun.',
          themes: ['life-story'],
          share: true,
        },
      ],
    },
    { when: daysAgo(held, '10:42'), by: priya, sends: { type: 'moveTo', stage: 'learning' } },
    {
      when: daysAgo(held, '10:44'),
      by: sam,
      types: [
        {
          key: 'd001-learning',
          section: 'learning',
          text: 'A child’s story does not wait for the perfect time. Begin with what they already tell.',
          themes: ['life-story'],
          share: true,
          standard: 'learn-openly',
        },
      ],
    },
    { when: daysAgo(held, '10:50'), by: priya, sends: { type: 'moveTo', stage: 'nextSteps' } },
    {
      when: daysAgo(held, '10:52'),
      by: sam,
      types: [
        {
          key: 'd001-explanation',
          section: 'nextStep',
          text: 'Words-and-pictures explanation with Nan.',
        },
        {
          key: 'd001-memory-box',
          section: 'nextStep',
          text: 'Memory box with carer',
          owner: sam,
          dueInDays: -(held - 21),
          expectedChange: 'T has things to hold and tell his story with.',
        },
        {
          key: 'd001-nan',
          section: 'nextStep',
          text: 'Meeting with Nan',
          owner: sam,
          dueInDays: -(held - 28),
          expectedChange: 'T hears from Nan why he could not stay.',
        },
      ],
    },
    { when: daysAgo(held, '10:57'), by: priya, sends: { type: 'moveTo', stage: 'closing' } },
    {
      when: daysAgo(held, '10:58'),
      by: priya,
      plansRevisit: daysAgo(revisited, '09:00'),
    },
    { when: daysAgo(held, '10:59'), by: priya, sends: { type: 'finish' } },
    { when: daysAgo(held, '11:02'), by: priya, agrees: {} },
    { when: daysAgo(held - 1, '08:55'), by: sam, agrees: {} },
    {
      when: daysAgo(held - 3, '09:00'),
      by: sam,
      onAction: 'Memory box with carer',
      does: { type: 'start' },
    },
    {
      when: daysAgo(held - 17, '15:00'),
      by: sam,
      onAction: 'Memory box with carer',
      does: { type: 'finish' },
    },
    {
      when: daysAgo(held - 20, '09:00'),
      by: sam,
      onAction: 'Meeting with Nan',
      does: { type: 'start' },
    },
    {
      when: daysAgo(held - 26, '15:00'),
      by: sam,
      onAction: 'Meeting with Nan',
      does: { type: 'finish' },
    },
    {
      when: daysAgo(revisited, '10:20'),
      by: sam,
      sends: {
        type: 'recordDifference',
        whatChanged:
          'T tells his story with the box in his lap. He knows Nan was ill and that it was not his doing.',
        scale: 6,
      },
    },
    {
      when: daysAgo(revisited, '10:25'),
      by: priya,
      sends: {
        type: 'recordDifference',
        whatChanged: 'The carer says T sleeps through. He asks new questions, and gets answers.',
        scale: 6,
      },
    },
  ],
};
