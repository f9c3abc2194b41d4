/** Stages of the room, in the order promise 2 asks for: the child first, then strengths, then worries. */
export const stages = [
  'arriving',
  'childsExperience',
  'strengths',
  'worries',
  'learning',
  'nextSteps',
  'closing',
] as const;
export type Stage = (typeof stages)[number];

/** Kinds of finding; each belongs to one stage of the room. */
export const sections = ['childsExperience', 'strength', 'worry', 'learning', 'nextStep'] as const;
export type Section = (typeof sections)[number];

export const stageOfSection: Record<Section, Stage> = {
  childsExperience: 'childsExperience',
  strength: 'strengths',
  worry: 'worries',
  learning: 'learning',
  nextStep: 'nextSteps',
};

export const stageNames: Record<Stage, string> = {
  arriving: 'Arriving',
  childsExperience: 'What it is like for the child',
  strengths: 'Working well',
  worries: 'Worried about',
  learning: 'What we learn',
  nextSteps: 'What needs to happen',
  closing: 'Closing',
};

/** Where a discussion stands. `together` has a stage besides. */
export const journeys = [
  'proposed',
  'preparing',
  'ready',
  'together',
  'agreeing',
  'acting',
  'revisiting',
  'closed',
  'withdrawn',
  'setAside',
] as const;
export type Journey = (typeof journeys)[number];

export const safetyStates = ['clear', 'raised', 'acknowledged', 'handedOver'] as const;
export type SafetyState = (typeof safetyStates)[number];
