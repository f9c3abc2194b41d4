import {
  sections,
  stageOfSection,
  stages,
  type Section,
  type Stage,
} from '@alongside/workflows/discussion/stages';

export interface StageWords {
  /** A warm question to begin with. */
  question: string;
  /** What comes here, and how it begins. */
  empty: string;
  /** In the field where a new finding is typed. */
  placeholder: string;
  /** One line of help that stays. */
  help?: string;
}

/** What the room says at the stages where findings are written. */
export const sectionWords: Record<Section, StageWords> = {
  childsExperience: {
    question: 'What is it like to be this child, just now?',
    empty:
      'The child comes first. What either of you writes appears here for both, and can be changed by both. One sentence is a beginning.',
    placeholder: 'A day in this child’s life is …',
    help: 'No names: “T”, “his sister” or “Nan” is enough.',
  },
  strength: {
    question: 'What is going well, and who made it possible?',
    empty:
      'Here is room for what goes right, small things too. At least one strength is written before any worry.',
    placeholder: 'It helped that …',
  },
  worry: {
    question: 'What are you wondering or worried about for this child?',
    empty:
      'Worries are easier to look at together as questions: “What might help T to understand why he moved?” Write the first one below.',
    placeholder: 'We wonder …',
    help: 'A question opens a conversation. Nobody is blamed here.',
  },
  learning: {
    question: 'What do you take from this, for yourselves and for how the service works?',
    empty:
      'Learning for you, for your team, for the service. What gets in the way belongs here too: it is heard further up.',
    placeholder: 'We have learned …',
  },
  nextStep: {
    question: 'What would make the biggest difference for the child next?',
    empty:
      'Few and doable: each with one person and a day. A worry can be turned into a next step where it stands.',
    placeholder: 'The next step is …',
  },
};

const shortNames: Record<Stage, string> = {
  arriving: 'Arriving',
  childsExperience: 'The child',
  strengths: 'Working well',
  worries: 'Worried about',
  learning: 'We learn',
  nextSteps: 'Next steps',
  closing: 'Closing',
};

/** For the ribbon, where all seven stand side by side. */
export function shortName(stage: Stage): string {
  return shortNames[stage];
}

/** The kind of finding that is written at a stage; null where nothing is written. */
export function sectionAt(stage: Stage): Section | null {
  return sections.find((section) => stageOfSection[section] === stage) ?? null;
}

/** The stage after this one; null at the end. */
export function stageAfter(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) + 1] ?? null;
}
