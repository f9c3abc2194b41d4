import type { HoldingRole } from './contract.ts';

export interface Prompt {
  /** Key of the answer in the reflection document's Y.Map `answers`. */
  id: string;
  asks: string;
  hint: string;
}

/** What each of the two is asked before they meet: four prompts, about ten minutes, none of them compulsory (promise 6). */
export const reflectionPrompts: Record<HoldingRole, readonly Prompt[]> = {
  worker: [
    {
      id: 'proud',
      asks: 'What are you glad you did?',
      hint: 'A moment, a visit, a sentence that helped. Small is fine.',
    },
    {
      id: 'child',
      asks: 'What do you think it is like to be this child just now?',
      hint: 'In the child’s words, if you have them.',
    },
    {
      id: 'stuck',
      asks: 'Where are you stuck, or what keeps coming back to you?',
      hint: '“That didn’t go quite right” is welcome here.',
    },
    {
      id: 'need',
      asks: 'What would you like from this conversation?',
      hint: 'Time to think, a decision, another pair of eyes …',
    },
  ],
  practiceLead: [
    {
      id: 'noticed',
      asks: 'What did you notice that went well, and what made it possible?',
      hint: 'What the worker did, and what was around her.',
    },
    {
      id: 'child',
      asks: 'What do you understand of this child’s life just now?',
      hint: 'And what you do not know.',
    },
    {
      id: 'curious',
      asks: 'What are you curious about?',
      hint: 'As questions you could ask aloud.',
    },
    {
      id: 'system',
      asks: 'What in how we work helps or gets in the way here?',
      hint: 'Forms, time, decisions, other services.',
    },
  ],
};
