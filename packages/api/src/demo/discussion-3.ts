import { daysAgo, type Story } from './story.ts';

const noor = 'noor-whitcombe';
const priya = 'priya-millbrook';
const held = 1;

/** D-003: A's signs and gaze. The practice lead has agreed, the worker not yet. */
export const discussion3: Story = {
  key: 'd-003',
  proposes: {
    by: noor,
    when: daysAgo(held + 13, '16:30'),
    myRole: 'worker',
    with: priya,
    caseReference: 'CR-3390',
    ageBand: '0–4',
    service: 'Disabled children',
    focus: 'Whether our plan still changes A’s days, and how we would know',
    scaleQuestion: 'Does the plan change A’s life?',
    offers: [daysAgo(held, '10:00'), daysAgo(held, '14:00')],
  },
  happens: [
    { when: daysAgo(held + 12, '08:50'), by: priya, sends: { type: 'accept' } },
    {
      when: daysAgo(held + 12, '08:52'),
      by: priya,
      schedules: daysAgo(held, '10:00'),
      durationMinutes: 60,
      place: 'Side by side at Iris',
    },
    {
      when: daysAgo(held + 3, '16:45'),
      by: noor,
      reflects: { stuck: 'I know why I am still visiting. The record does not.' },
    },
    { when: daysAgo(held + 3, '16:50'), by: noor, sends: { type: 'shareReflection', scale: 7 } },
    {
      when: daysAgo(held + 2, '11:00'),
      by: priya,
      reflects: {
        noticed: 'You can see A in every visit: what makes her look up, what she turns from.',
      },
    },
    { when: daysAgo(held + 2, '11:10'), by: priya, sends: { type: 'shareReflection', scale: 6 } },
    {
      when: daysAgo(held + 1, '15:00'),
      by: noor,
      sends: { type: 'explainNoFamilyVoice', reason: 'Not asked: parent in hospital; ask later.' },
    },
    { when: daysAgo(held, '10:00'), by: priya, sends: { type: 'openRoom' } },
    {
      when: daysAgo(held, '10:03'),
      by: priya,
      sends: { type: 'moveTo', stage: 'childsExperience' },
    },
    {
      when: daysAgo(held, '10:06'),
      by: noor,
      types: [
        {
          key: 'd003-experience',
          section: 'childsExperience',
          text: 'A looks towards the window when she has had enough, and people now wait for it.',
          themes: ['identity'],
        },
      ],
    },
    { when: daysAgo(held, '10:12'), by: priya, sends: { type: 'moveTo', stage: 'strengths' } },
    {
      when: daysAgo(held, '10:14'),
      by: priya,
      types: [
        {
          key: 'd003-signs',
          section: 'strength',
          text: 'Observes A’s signs and gaze.',
          themes: ['identity'],
          standard: 'children-heard',
        },
        {
          key: 'd003-good-day',
          section: 'strength',
          text: 'The plan describes a good day for A.',
          themes: ['identity'],
          share: true,
          standard: 'plans-difference',
        },
        {
          key: 'd003-interpreter',
          section: 'strength',
          text: 'An interpreter was booked for every visit.',
          themes: ['identity'],
        },
      ],
    },
    { when: daysAgo(held, '10:26'), by: priya, sends: { type: 'moveTo', stage: 'worries' } },
    {
      when: daysAgo(held, '10:28'),
      by: noor,
      types: [
        {
          key: 'd003-supervision',
          section: 'worry',
          text: 'Supervision records tasks.',
          themes: ['supervision'],
        },
        {
          key: 'd003-reason',
          section: 'worry',
          text: 'No reason is given for keeping the plan open.',
          themes: ['supervision'],
        },
      ],
    },
    { when: daysAgo(held, '10:40'), by: priya, sends: { type: 'moveTo', stage: 'nextSteps' } },
    {
      when: daysAgo(held, '10:42'),
      by: priya,
      types: [
        {
          key: 'd003-question',
          section: 'nextStep',
          text: 'Supervision asks “what is different for A?”',
        },
        {
          key: 'd003-reflective',
          section: 'nextStep',
          text: 'Reflective supervision',
          owner: 'jo-lindale',
          dueInDays: 27,
          expectedChange: 'The reason for visiting stands in the record.',
        },
        {
          key: 'd003-share-plan',
          section: 'nextStep',
          text: 'Share the good-day plan, if the worker consents',
          owner: priya,
          dueInDays: 20,
          expectedChange: 'Other colleagues can begin from a good day.',
        },
      ],
    },
    { when: daysAgo(held, '10:52'), by: priya, sends: { type: 'moveTo', stage: 'closing' } },
    { when: daysAgo(held, '10:55'), by: priya, sends: { type: 'finish' } },
    { when: daysAgo(held, '11:00'), by: priya, agrees: {} },
  ],
};
