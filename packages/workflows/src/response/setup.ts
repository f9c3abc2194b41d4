import { assign, setup } from 'xstate';
import { judge, type Allowance } from '../machine/allow.ts';
import { chartWords, requestActions } from '../machine/requests.ts';
import { changeBy } from './changes.ts';
import type { ResponseInput } from './contract.ts';
import type { ResponseEvent } from './event.ts';
import type { ResponseContext } from './facts.ts';
import { conditions, rules, type ConditionName, type RuleName } from './rules.ts';
import type { ResponseTimer } from './timers.ts';

export interface At {
  context: ResponseContext;
  event: ResponseEvent;
}

/** What the response asks beside what every machine may. */
export interface TellBecause {
  type: 'tellBecause';
  params: { theme: string; area: string | null; since: string };
}

export function isTellBecause(action: { type: string; params?: unknown }): action is TellBecause {
  return action.type === 'tellBecause';
}

/** The guards and actions the response's chart is drawn with. */
export const responseSetup = setup({
  types: {
    context: {} as ResponseContext,
    events: {} as ResponseEvent,
    input: {} as ResponseInput & { by: string | null; at: string },
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
    tellBecause: (_, _params: TellBecause['params']) => {},
  },
});

export const { allow, allowWhen, tell, arm, disarm } = chartWords<
  At,
  RuleName,
  ConditionName,
  ResponseTimer
>();
