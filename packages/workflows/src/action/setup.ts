import { assign, setup } from 'xstate';
import { judge, type Allowance } from '../machine/allow.ts';
import { chartWords, requestActions } from '../machine/requests.ts';
import { changeBy } from './changes.ts';
import type { ActionInput } from './contract.ts';
import type { ActionEvent } from './event.ts';
import type { ActionContext } from './facts.ts';
import { conditions, rules, type ConditionName, type RuleName } from './rules.ts';
import type { ActionTimer } from './timers.ts';

export interface At {
  context: ActionContext;
  event: ActionEvent;
}

/** The guards and actions the action's chart is drawn with. */
export const actionSetup = setup({
  types: {
    context: {} as ActionContext,
    events: {} as ActionEvent,
    input: {} as ActionInput & { by: string | null; at: string },
  },
  guards: {
    allow: ({ context, event }, params: Allowance<RuleName, ConditionName>) => {
      const verdict = judge({ rules, conditions }, params, context, event);
      return verdict.branch === 'this' && verdict.reason === null;
    },
  },
  actions: {
    remember: assign(({ context, event }) => changeBy(context, event)),
    ...requestActions,
  },
});

export const { allow, allowWhen, tell, arm, disarm } = chartWords<
  At,
  RuleName,
  ConditionName,
  ActionTimer
>();
