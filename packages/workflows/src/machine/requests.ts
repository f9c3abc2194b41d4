import type { NotificationKind } from '../notification/list.ts';
import type { AllowGuard } from './allow.ts';
import type { Action, Asked } from './facade.ts';

/** What every machine may ask of the service, which carries it out; the machine itself does nothing. */
type Request =
  | { type: 'notify'; params: { to: string[]; kind: NotificationKind } }
  | { type: 'arm'; params: { name: string; dueAt: string } }
  | { type: 'disarm'; params: { name: string } };
type RequestParams<Type extends Request['type']> = Extract<Request, { type: Type }>['params'];

/** Tells these people. */
export interface NotifyEffect {
  type: 'notify';
  to: string[];
  kind: NotificationKind;
}

const requests: Record<Request['type'], true> = { notify: true, arm: true, disarm: true };

/** A setup types the parameters of each request, so its name tells the rest. */
function isRequest(action: Action): action is Request {
  return Object.hasOwn(requests, action.type);
}

/** The requests as actions of a setup: empty, because the service carries them out. */
export const requestActions = {
  notify: (_: unknown, _params: RequestParams<'notify'>) => {},
  arm: (_: unknown, _params: RequestParams<'arm'>) => {},
  disarm: (_: unknown, _params: RequestParams<'disarm'>) => {},
};

/** What an action asks of the service; null where it is none of these, or there is nobody to tell. */
export function requestOf(action: Action): Asked<NotifyEffect, never> | null {
  if (!isRequest(action)) return null;
  switch (action.type) {
    case 'notify': {
      const { to, kind } = action.params;
      return to.length === 0 ? null : { effects: [{ type: 'notify', to, kind }] };
    }
    case 'arm':
      return { timer: action.params };
    case 'disarm':
      return { timer: { name: action.params.name, dueAt: null } };
  }
}

export interface Notify<At> {
  type: 'notify';
  params: (at: At) => RequestParams<'notify'>;
}

export interface Arm<At> {
  type: 'arm';
  params: (at: At) => RequestParams<'arm'>;
}

export interface Disarm {
  type: 'disarm';
  params: RequestParams<'disarm'>;
}

/** What a chart is written with, in the names of one machine's rules, conditions and timers. */
interface ChartWords<
  At,
  RuleName extends string,
  ConditionName extends string,
  Timer extends string,
> {
  /** Guard: every rule must hold; the first that does not gives the reason. */
  allow: (...names: RuleName[]) => AllowGuard<RuleName, ConditionName>;
  /** Guard of a branch, taken when `when` holds. */
  allowWhen: (when: ConditionName) => AllowGuard<RuleName, ConditionName>;
  /** Action: tell these people, never the one who acts. */
  tell: (kind: NotificationKind, to: (at: At) => string[]) => Notify<At>;
  /** Action: arm a timer for an absolute instant. */
  arm: (name: Timer, dueAt: (at: At) => string) => Arm<At>;
  disarm: (name: Timer) => Disarm;
}

export function chartWords<
  At extends { event: { by?: string } },
  RuleName extends string,
  ConditionName extends string,
  Timer extends string = never,
>(): ChartWords<At, RuleName, ConditionName, Timer> {
  return {
    allow: (...names) => ({ type: 'allow', params: { rules: names } }),
    allowWhen: (when) => ({ type: 'allow', params: { when, rules: [] } }),
    tell: (kind, to) => ({
      type: 'notify',
      params: (at) => ({
        kind,
        to: [...new Set(to(at))].filter((person) => person !== at.event.by),
      }),
    }),
    arm: (name, dueAt) => ({ type: 'arm', params: (at) => ({ name, dueAt: dueAt(at) }) }),
    disarm: (name) => ({ type: 'disarm', params: { name } }),
  };
}
