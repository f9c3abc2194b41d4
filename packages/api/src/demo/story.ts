import type { ActionPersonCommand } from '@alongside/workflows/action/contract';
import type { DiscussionPersonCommand, Proposal } from '@alongside/workflows/discussion/contract';
import type { Finding } from '@alongside/workflows/discussion/findings';

/** A moment in a demo story, counted back from the Thursday before it is loaded. */
export interface Moment {
  daysAgo: number;
  /** `HH:MM`, UTC. */
  time: string;
}

/** A finding as somebody types it in the room; `key` is its id in the document. */
export type TypedFinding = Pick<Finding, 'section' | 'text'> &
  Partial<Pick<Finding, 'themes' | 'share' | 'standard' | 'expectedChange' | 'owner'>> & {
    key: string;
    /** Due date of a next step, as days from today (negative: past). */
    dueInDays?: number;
  };

/** One thing a person does; `happens` sends it through the same door as their browser would. */
export type Happening =
  | { when: Moment; by: string; sends: DiscussionPersonCommand }
  | { when: Moment; by: string; schedules: Moment; place: string; durationMinutes: number }
  | { when: Moment; by: string; plansRevisit: Moment }
  | { when: Moment; by: string; reflects: Record<string, string> }
  | { when: Moment; by: string; types: TypedFinding[] }
  | { when: Moment; by: string; agrees: { seesItDifferently?: string } }
  /** `onAction` is what the next step says. */
  | { when: Moment; by: string; onAction: string; does: ActionPersonCommand };

/** A whole discussion from its proposal on. */
export interface Story {
  key: string;
  proposes: Omit<Proposal, 'times'> & { by: string; when: Moment; offers: Moment[] };
  happens: Happening[];
}

export function daysAgo(days: number, time = '10:00'): Moment {
  return { daysAgo: days, time };
}
