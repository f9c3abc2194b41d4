import { assign, setup } from 'xstate';
import { judge, type AllowGuard, type Allowance } from '../machine/allow.ts';
import type { NotificationKind } from '../notification/list.ts';
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

/** What the machine asks of the service, which carries it out; the machine itself does nothing. */
export type Request =
  | { type: 'notify'; params: { to: string[]; kind: NotificationKind } }
  | { type: 'tellBecause'; params: { theme: string; area: string | null; since: string } }
  | { type: 'arm'; params: { name: string; dueAt: string } }
  | { type: 'disarm'; params: { name: string } };
type RequestParams<Type extends Request['type']> = Extract<Request, { type: Type }>['params'];

const requests: Record<Request['type'], true> = {
  notify: true,
  tellBecause: true,
  arm: true,
  disarm: true,
};

/** The setup below types the parameters of each request, so its name tells the rest. */
export function isRequest(action: { type: string; params?: unknown }): action is Request {
  return Object.hasOwn(requests, action.type);
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
    notify: (_, _params: RequestParams<'notify'>) => {},
    tellBecause: (_, _params: RequestParams<'tellBecause'>) => {},
    arm: (_, _params: RequestParams<'arm'>) => {},
    disarm: (_, _params: RequestParams<'disarm'>) => {},
  },
});

/** Guard: every rule must hold; the first that does not gives the reason. */
export function allow(...names: RuleName[]): AllowGuard<RuleName, ConditionName> {
  return { type: 'allow', params: { rules: names } };
}

/** Guard of a branch, taken when `when` holds. */
export function allowWhen(when: ConditionName): AllowGuard<RuleName, ConditionName> {
  return { type: 'allow', params: { when, rules: [] } };
}

export interface Notify {
  type: 'notify';
  params: (at: At) => { to: string[]; kind: NotificationKind };
}

/** Action: tell these people, never the one who acts. */
export function tell(kind: NotificationKind, to: (at: At) => string[]): Notify {
  return {
    type: 'notify',
    params: (at) => ({
      kind,
      to: [...new Set(to(at))].filter((person) => person !== at.event.by),
    }),
  };
}

export interface Arm {
  type: 'arm';
  params: (at: At) => { name: string; dueAt: string };
}

/** Action: arm a timer for an absolute instant. */
export function arm(name: ResponseTimer, dueAt: (at: At) => string): Arm {
  return { type: 'arm', params: (at) => ({ name, dueAt: dueAt(at) }) };
}

export function disarm(name: ResponseTimer): { type: 'disarm'; params: { name: string } } {
  return { type: 'disarm', params: { name } };
}
