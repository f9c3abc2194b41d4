import { daysAgo, type Story } from './story.ts';

const dami = 'dami-oakhurst';
const lee = 'lee-stanwick';
const held = 30;

/** D-002: K, missing episodes and a shared map. Agreed with a difference; acting. */
export const discussion2: Story = {
  key: 'd-002',
  proposes: {
    by: lee,
    when: daysAgo(held + 14, '09:30'),
    myRole: 'practiceLead',
    with: dami,
    caseReference: 'CR-5107',
    ageBand: '14–17',
    service: 'Support and safeguarding',
    focus: 'What helps K be safer, and who holds which part of the picture',
    scaleQuestion: 'Is K safer than three months ago?',
    offers: [daysAgo(held, '14:00'), daysAgo(held - 2, '10:00')],
  },
  happens: [
    { when: daysAgo(held + 13, '12:15'), by: dami, sends: { type: 'accept' } },
    {
      when: daysAgo(held + 13, '12:16'),
      by: dami,
      schedules: daysAgo(held, '14:00'),
      durationMinutes: 60,
      place: 'Online',
    },
    {
      when: daysAgo(held + 2, '17:05'),
      by: dami,
      reflects: { stuck: 'We wrote “refuses to engage”. K was answering, just not to us.' },
    },
    { when: daysAgo(held + 2, '17:10'), by: dami, sends: { type: 'shareReflection', scale: 5 } },
    {
      when: daysAgo(held + 1, '10:00'),
      by: lee,
      reflects: {
        noticed: 'K keeps coming back to the same youth worker. Somebody made that possible.',
        curious: 'What does K think we know?',
      },
    },
    { when: daysAgo(held + 1, '10:20'), by: lee, sends: { type: 'shareReflection', scale: 4 } },
    {
      when: daysAgo(held + 1, '16:00'),
      by: dami,
      sends: {
        type: 'recordFamilyVoice',
        words: 'Mum: “Someone finally asked what he’s good at.”',
        how: 'By phone',
      },
    },
    { when: daysAgo(held, '14:00'), by: lee, sends: { type: 'openRoom' } },
    { when: daysAgo(held, '14:04'), by: lee, sends: { type: 'moveTo', stage: 'childsExperience' } },
    {
      when: daysAgo(held, '14:08'),
      by: dami,
      types: [
        {
          key: 'd002-experience',
          section: 'childsExperience',
          text: 'K is asked the same questions by three services and answers the one person who stays.',
        },
      ],
    },
    { when: daysAgo(held, '14:14'), by: lee, sends: { type: 'moveTo', stage: 'strengths' } },
    {
      when: daysAgo(held, '14:16'),
      by: dami,
      types: [
        {
          key: 'd002-youth-worker',
          section: 'strength',
          text: 'K returned from missing episodes to the same youth worker.',
          standard: 'relationships-first',
        },
        {
          key: 'd002-mum',
          section: 'strength',
          text: 'Mum rings us first.',
          themes: ['family-partnership'],
          share: true,
          standard: 'relationships-first',
        },
      ],
    },
    { when: daysAgo(held, '14:26'), by: lee, sends: { type: 'moveTo', stage: 'worries' } },
    {
      when: daysAgo(held, '14:28'),
      by: lee,
      types: [
        {
          key: 'd002-return',
          section: 'worry',
          text: 'Three return conversations were recorded late.',
          themes: ['exploitation-missing'],
        },
        {
          key: 'd002-picture',
          section: 'worry',
          text: 'School, police and we each hold part of the exploitation picture.',
          themes: ['exploitation-missing', 'multi-agency'],
          share: true,
          standard: 'risk-together',
        },
      ],
    },
    { when: daysAgo(held, '14:40'), by: lee, sends: { type: 'moveTo', stage: 'learning' } },
    {
      when: daysAgo(held, '14:42'),
      by: dami,
      types: [
        {
          key: 'd002-learning',
          section: 'learning',
          text: 'Before we write “refuses”, we ask whom the young person does answer.',
          share: true,
        },
      ],
    },
    { when: daysAgo(held, '14:48'), by: lee, sends: { type: 'moveTo', stage: 'nextSteps' } },
    {
      when: daysAgo(held, '14:50'),
      by: dami,
      types: [
        { key: 'd002-map', section: 'nextStep', text: 'One shared map.' },
        { key: 'd002-adults', section: 'nextStep', text: 'K helps choose safe adults.' },
        {
          key: 'd002-mapping',
          section: 'nextStep',
          text: 'Mapping meeting',
          owner: dami,
          dueInDays: 9,
          expectedChange: 'School, police and we work from one map that K has seen.',
        },
        {
          key: 'd002-duty-cover',
          section: 'nextStep',
          text: 'Duty-cover barrier to head of service',
          owner: 'alex-brindle',
          dueInDays: -6,
          expectedChange: 'Return conversations are recorded in time, whoever covers duty.',
        },
        {
          key: 'd002-briefing',
          section: 'nextStep',
          text: 'Exploitation briefing',
          owner: lee,
          dueInDays: 16,
          expectedChange: 'Colleagues know what to notice and whom to ring.',
        },
      ],
    },
    { when: daysAgo(held, '14:57'), by: lee, sends: { type: 'moveTo', stage: 'closing' } },
    { when: daysAgo(held, '14:59'), by: lee, sends: { type: 'finish' } },
    { when: daysAgo(held, '15:02'), by: lee, agrees: {} },
    {
      when: daysAgo(held - 1, '09:15'),
      by: dami,
      agrees: { seesItDifferently: 'Late recording reflects duty cover, not priority.' },
    },
    {
      when: daysAgo(held - 9, '09:00'),
      by: dami,
      onAction: 'Mapping meeting',
      does: { type: 'start' },
    },
  ],
};
