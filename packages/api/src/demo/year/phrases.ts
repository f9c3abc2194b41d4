/** What people might write, by theme: as a strength and as a worry phrased as a question or a plain fact. All invented. */
export const phrases: Readonly<
  Record<string, { strength: readonly string[]; worry: readonly string[] }>
> = {
  'direct-work': {
    strength: [
      'They went for walks together, and she talked when nobody looked at her.',
      'Three Houses opened a talk that three visits before had not.',
      'He chose the cards, the order and the biscuit. He told more than anybody had asked.',
      'Drawing the good day gave the plan its first line.',
      'She was seen alone and at ease each time, at a place she picked.',
    ],
    worry: [
      'When was he last seen for himself and not on the way to something else?',
      'Visits are kept, but what is done in them is the same each time.',
      'We have tools for direct work in the cupboard, and no hour for them in the week.',
    ],
  },
  supervision: {
    strength: [
      'Supervision asked what was different for the children, and left room to be unsure.',
      'Thinking together every four weeks kept the plan honest.',
    ],
    worry: [
      'Supervision went through the tasks and ended before the child came up.',
      'Two months passed without supervision. Who noticed what that did to the plan?',
      'The decision is recorded, the thinking behind it is not.',
      'How would supervision have changed this if it had happened when it was due?',
    ],
  },
  'family-partnership': {
    strength: [
      'Dad wrote his part of the plan himself.',
      'Mum rang us before anybody else did.',
      'The family meeting was held at their table and in their words.',
      'Grandparents were asked what they could do, and did it.',
    ],
    worry: [
      'Dad lives ten minutes away. Has anybody asked him?',
      'The plan uses our words. Would Mum know it as hers?',
    ],
  },
  'childs-voice': {
    strength: [
      'His own words stand at the top of the plan.',
      'She said what she wanted to change, and one thing did within the week.',
      'What he does not say was noticed too, and written down with care.',
      'The children read what was written about them, and corrected it.',
    ],
    worry: [
      'What would she say this plan is for?',
      'Her brother’s voice is in the record. Where is hers?',
    ],
  },
  identity: {
    strength: [
      'An interpreter she trusts came to every visit.',
      'His faith and the food he knows were part of the plan from the first day.',
    ],
    worry: [
      'What does it mean to him to be the only one in the house who speaks his language?',
      'Her hair and skin care were left to chance.',
    ],
  },
  'life-story': {
    strength: ['The life-story book was begun with what he already tells.'],
    worry: [
      'She asks why she moved, and each of us gives a different answer.',
      'Life-story work waits for a perfect time that does not come.',
      'Photographs of the first two years are nowhere. Who might have some?',
    ],
  },
  'assessment-risk': {
    strength: [
      'The assessment says what we do not know, and how we shall find out.',
      'Risk was drawn on one page with the family, and they agreed with the picture.',
    ],
    worry: [
      'What would have to be true for this to be safe enough?',
      'The history is long and the analysis is two lines.',
      'The same concern was assessed three times by three people who did not read each other.',
    ],
  },
  'plan-difference': {
    strength: [
      'The plan has three steps, and he can say what each is for.',
      'What changed was looked at each month, and the plan with it.',
    ],
    worry: [
      'If this plan works, what will be different for him by Easter?',
      'There are fourteen actions, and none is about the child’s day.',
      'The plan stays open, and nobody can say what would let it close.',
    ],
  },
  'multi-agency': {
    strength: [
      'School, health visitor and we share one page, and it is up to date.',
      'The teacher rang the same day, because she knew whom to ring.',
    ],
    worry: [
      'Each of us holds part of the picture. Where do the parts meet?',
      'The meeting was held without the school, and the school knew most.',
      'Police information came after the decision it was needed for.',
    ],
  },
  'exploitation-missing': {
    strength: ['He came back from being missing to the same worker each time, and talked.'],
    worry: [
      'Return conversations are late. What do we not know because of it?',
      'Who are the adults she says she feels safe with, and have we met them?',
    ],
  },
  'tools-forms': {
    strength: ['The short form left time for the visit.'],
    worry: [
      'The form asks the same thing three times, and the family heard it three times.',
      'It took longer to ask for the taxi than to drive there.',
    ],
  },
  'support-colleagues': {
    strength: [
      'A colleague came along to the hard visit, and they talked afterwards in the car.',
      'Caseload was eased for two weeks, and the work shows it.',
    ],
    worry: ['After the visit she drove home with it alone.'],
  },
};

export const experiences = [
  'She sleeps in her own bed now, and says so with pride.',
  'He waits at the window on contact days.',
  'Home is calmer in the mornings. After school is hard still.',
  'They know who will come and when, and it is the same face.',
  'He tells his teacher about the weekend again.',
  'She has moved twice this year, and carries her things in a bag of her own.',
  'The baby is fed, warm and sung to. Nights are long for Mum.',
  'He does not yet know why we come.',
  'The little ones play; the eldest watches the door.',
] as const;

export const learnings = [
  'Begin with what the child already tells.',
  'Ask once more, in another way, on another day.',
  'A plan that a child can say aloud is a plan we can keep.',
  'We each knew a part. Say earlier what you do not know.',
  'Slow visits save time.',
  'Write the thinking down while it is fresh, not only the decision.',
] as const;

export const steps = [
  'Draw the good day together and put it on the fridge',
  'One page shared with school and health visitor',
  'Ask Dad what he would like to be told, and how',
  'Bring the draft plan to supervision and ask what is different for the child',
  'Visit at breakfast, once',
  'Write to him what was decided and why, in his words',
  'Ask housing who looks at the boiler',
] as const;

export const housing = [
  'Damp and mould in the bedroom, and the landlord does not answer.',
  'The flat is cold, the mould is back, and the baby coughs.',
  'How is she to do homework in a room with mould on the wall?',
] as const;

export const focuses = [
  'What would make the next three months better for this child?',
  'Are we hearing him, and does the plan show it?',
  'How do we know that things are safer now?',
  'What helps this family, and what gets in its way?',
  'What does she make of the people who come?',
  'How can everybody around him pull the same way?',
] as const;

export const voices = [
  ['“I want you to ask me first.”', 'Said on a walk'],
  ['“Mum laughs more.”', 'While drawing'],
  ['“Can it be the same lady?”', 'At school, over lunch'],
  ['Mum: “You told me straight, and you came back.”', 'By phone'],
  ['“I liked choosing the room.”', 'After the meeting'],
] as const;

export const noVoices = [
  'The family had a bereavement that week; we ask again in a month.',
  'Mum said she would rather not just now, and that is hers to say.',
] as const;

export const reflections = {
  proud: [
    'He let me in on a bad day.',
    'We stayed with it when it was slow.',
    'She rang me herself.',
  ],
  stuck: [
    'I do not know what I am not seeing.',
    'I keep coming back to the same step.',
    'I was more worried than I wrote.',
  ],
  noticed: ['The child is on every page.', 'There is a lot of patience in these visits.'],
  curious: ['What would he say he needs from you?', 'What made that visit different?'],
} as const;
