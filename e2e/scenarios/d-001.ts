/** D-001 of the demo organisation, as two people type it. All invented. */
export const d001 = {
  ageBand: '5–9',
  focus: 'How T can make sense of his moves, and see more of his sister',
  scaleQuestion: 'How well does T understand his story?',
  reflections: {
    worker: {
      proud: 'We drew together, and he asked for his sister.',
      stuck: 'I waited for the perfect time. T was already telling his own version.',
    },
    practiceLead: {
      noticed: 'Every visit is somewhere T likes to be.',
      curious: 'What would T say to a child who has just moved?',
    },
  },
  family: {
    words: 'T: “I liked the drawing. Tell my sister I won.”',
    how: 'While drawing together, on a visit',
  },
  experience: 'T misses his sister and tells his own version of why he moved.',
  strengths: [
    'Visits happen where T likes to be.',
    'Using Three Houses, T drew the “worry house” and asked to see his sister more.',
    'Contact rose to fortnightly.',
  ],
  worries: [
    'T has moved twice and does not know why he could not stay with Nan.',
    'No life-story work has begun.',
  ],
  learning: 'A child’s story does not wait for the perfect time.',
  nextSteps: {
    explanation: 'Words-and-pictures explanation with Nan.',
    memoryBox: 'Memory box with carer',
    nan: 'Meeting with Nan',
  },
  whatChanged: {
    worker: 'T tells his story with the box in his lap.',
    practiceLead: 'The carer says T sleeps through. He asks new questions, and gets answers.',
  },
} as const;
