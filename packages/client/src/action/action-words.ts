import type { ActionSummary } from '@alongside/workflows/action/view';
import { day } from '../words/dates.ts';

/** Where a next step stands, in words; never in red. */
export function actionWords(action: Pick<ActionSummary, 'state' | 'due' | 'overdue'>): string {
  switch (action.state) {
    case 'agreed':
      return action.overdue ? `Was hoped for by ${day(action.due)}` : `By ${day(action.due)}`;
    case 'underway':
      return action.overdue
        ? `Under way; was hoped for by ${day(action.due)}`
        : `Under way, by ${day(action.due)}`;
    case 'awaitingDecision':
      return 'Waits for a decision';
    case 'done':
      return 'Done. Did it make the difference?';
    case 'checked':
      return 'Done, and looked at again';
    case 'dropped':
      return 'Let go';
  }
}
