import { assign, setup } from 'xstate';
import { judge, type Allowance } from '../machine/allow.ts';
import { chartWords, requestActions } from '../machine/requests.ts';
import { changeBy, lettingGo } from './changes.ts';
import type { GreatPracticeInput } from './contract.ts';
import type { GreatPracticeEvent } from './event.ts';
import type { GreatPracticeContext } from './facts.ts';
import { conditions, rules, type ConditionName, type RuleName } from './rules.ts';

export interface At {
  context: GreatPracticeContext;
  event: GreatPracticeEvent;
}

/** The guards and actions the chart of great practice is drawn with. */
export const greatPracticeSetup = setup({
  types: {
    context: {} as GreatPracticeContext,
    events: {} as GreatPracticeEvent,
    input: {} as GreatPracticeInput & { by: string | null; at: string },
  },
  guards: {
    allow: ({ context, event }, params: Allowance<RuleName, ConditionName>) => {
      const verdict = judge({ rules, conditions }, params, context, event);
      return verdict.branch === 'this' && verdict.reason === null;
    },
  },
  actions: {
    letGo: assign(lettingGo),
    remember: assign(({ context, event }) => changeBy(context, event)),
    ...requestActions,
  },
});

export const { allow, allowWhen, tell } = chartWords<At, RuleName, ConditionName>();
