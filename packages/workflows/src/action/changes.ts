import type { ActionEvent } from './event.ts';
import type { ActionContext } from './facts.ts';

/** What each command leaves in memory. Pure; the machine decides whether it may happen. */
export function changeBy(context: ActionContext, event: ActionEvent): Partial<ActionContext> {
  switch (event.type) {
    case 'start':
      return { startedAt: event.now };
    case 'finish':
      return { doneAt: event.now };
    case 'check':
      return { difference: event.difference };
    case 'askDecision':
      return {
        decisions: [
          ...context.decisions,
          {
            approver: event.approver,
            question: event.question,
            askedBy: event.by,
            askedAt: event.now,
            outcome: null,
            reason: null,
            decidedAt: null,
          },
        ],
      };
    case 'decide': {
      const { outcome, reason, now } = event;
      return {
        decisions: context.decisions.map((decision, index, { length }) =>
          index === length - 1 ? { ...decision, outcome, reason, decidedAt: now } : decision,
        ),
      };
    }
    case 'moveDate': {
      const { by, due: to, reason, now: at } = event;
      return { due: to, moves: [...context.moves, { by, from: context.due, to, reason, at }] };
    }
    case 'drop':
      return { dropped: { by: event.by, reason: event.reason, at: event.now } };
    case 'remindOverdue':
    case 'remindDecision':
      return {};
  }
}
