import { assign, setup } from 'xstate';
import { judge, type AllowGuard, type Allowance } from '../machine/allow.ts';
import { daysAfter } from '../machine/instants.ts';
import type { NotificationKind } from '../notification/list.ts';
import {
  type actionsToOpen,
  allLapsed,
  changeBy,
  newVersionBegun,
  recordAgreed,
} from './changes.ts';
import type { DiscussionContext } from './context.ts';
import type { DiscussionEvent } from './event.ts';
import type { DiscussionInput } from './facts.ts';
import { bothRolesHeld, bothShared, theTwo } from './people.ts';
import { conditions, rules, type ConditionName, type RuleName } from './rules.ts';
import type { Journey, Stage } from './stages.ts';
import type { DiscussionTimer } from './timers.ts';

export interface At {
  context: DiscussionContext;
  event: DiscussionEvent;
}

/** What the machine asks of the service, which carries it out; the machine itself does nothing. */
export type Request =
  | { type: 'notify'; params: { to: string[]; kind: NotificationKind } }
  | { type: 'openActions'; params: { steps: ReturnType<typeof actionsToOpen> } }
  | { type: 'keepRecord'; params: { version: number } }
  /** `dueAt: null` when there is nothing to wait for after all. */
  | { type: 'arm'; params: { name: string; dueAt: string | null } }
  | { type: 'disarm'; params: { name: string } };
type RequestParams<Type extends Request['type']> = Extract<Request, { type: Type }>['params'];

const requests: Record<Request['type'], true> = {
  notify: true,
  openActions: true,
  keepRecord: true,
  arm: true,
  disarm: true,
};

/** The setup below types the parameters of each request, so its name tells the rest. */
export function isRequest(action: { type: string; params?: unknown }): action is Request {
  return Object.hasOwn(requests, action.type);
}

/** The guards and actions the discussion's chart is drawn with. */
export const discussionSetup = setup({
  types: {
    context: {} as DiscussionContext,
    events: {} as DiscussionEvent,
    input: {} as DiscussionInput & { by: string; at: string },
  },
  guards: {
    allow: ({ context, event }, params: Allowance<RuleName, ConditionName>) => {
      const verdict = judge({ rules, conditions }, params, context, event);
      return verdict.branch === 'this' && verdict.reason === null;
    },
    workerShared: ({ context }) => hasShared(context, 'worker'),
    workerWrites: ({ context }) => !hasShared(context, 'worker'),
    practiceLeadShared: ({ context }) => hasShared(context, 'practiceLead'),
    practiceLeadWrites: ({ context }) => !hasShared(context, 'practiceLead'),
    familyVoiceIs: ({ context }, params: { status: DiscussionContext['familyVoice']['status'] }) =>
      context.familyVoice.status === params.status,
    meetingScheduled: ({ context }) => context.meeting !== null,
    prepared: ({ context }) => isPrepared(context),
    notPrepared: ({ context }) => !isPrepared(context),
    stageIs: ({ context }, params: { stage: Stage }) => context.stage === params.stage,
  },
  actions: {
    remember: assign(({ context, event }) => changeBy(context, event)),
    lapseAll: assign(({ context, event }) => allLapsed(context, event)),
    beginNewVersion: assign(({ context }) => newVersionBegun(context)),
    standAgreed: assign(({ context, event }) =>
      event.type === 'agree' || event.type === 'agreeWithDifference'
        ? recordAgreed(context, event)
        : {},
    ),
    setAsideFrom: assign(({ context, event }, { journey }: { journey: Journey }) => ({
      setAside: {
        by: event.by ?? context.proposedBy,
        reason: event.type === 'setAside' ? event.reason : 'A conflict of interest was declared.',
        at: event.now,
        from: journey,
      },
    })),
    notify: (_, _params: RequestParams<'notify'>) => {},
    openActions: (_, _params: RequestParams<'openActions'>) => {},
    keepRecord: (_, _params: RequestParams<'keepRecord'>) => {},
    arm: (_, _params: RequestParams<'arm'>) => {},
    disarm: (_, _params: RequestParams<'disarm'>) => {},
  },
});

function hasShared(context: DiscussionContext, role: 'worker' | 'practiceLead'): boolean {
  return context.participants.some(
    (participant) => participant.role === role && context.shared.includes(participant.person),
  );
}

function isPrepared(context: DiscussionContext): boolean {
  const { familyVoice, meeting } = context;
  const heard = familyVoice.status === 'recorded' || familyVoice.status === 'explained';
  return bothRolesHeld(context) && bothShared(context) && heard && meeting !== null;
}

/** Guard: every rule must hold; the first that does not gives the reason. */
export function allow(...names: RuleName[]): AllowGuard<RuleName, ConditionName> {
  return { type: 'allow', params: { rules: names } };
}

/** Guard of a branch, taken when `when` holds and every rule does. */
export function allowWhen(
  when: ConditionName,
  ...names: RuleName[]
): AllowGuard<RuleName, ConditionName> {
  return { type: 'allow', params: { when, rules: names } };
}

export interface Notify {
  type: 'notify';
  params: (at: At) => { to: string[]; kind: NotificationKind };
}

/** Action: tell these people, never the one who acts, nor anybody with a conflict of interest. */
export function tell(kind: NotificationKind, to: (at: At) => string[]): Notify {
  return {
    type: 'notify',
    params: (at) => ({
      kind,
      to: [...new Set(to(at))].filter(
        (person) => person !== at.event.by && !at.context.conflicted.includes(person),
      ),
    }),
  };
}

export interface Arm {
  type: 'arm';
  params: (at: At) => { name: string; dueAt: string | null };
}

/** Action: arm a timer for an absolute instant. */
export function arm(name: DiscussionTimer, dueAt: (at: At) => string | null): Arm {
  return { type: 'arm', params: (at) => ({ name, dueAt: dueAt(at) }) };
}

export function armInDays(name: DiscussionTimer, days: number): Arm {
  return arm(name, ({ context, event }) => daysAfter(event.now ?? context.createdAt, days));
}

export function disarm(name: DiscussionTimer): { type: 'disarm'; params: { name: string } } {
  return { type: 'disarm', params: { name } };
}

export function thoseTwo({ context }: Pick<At, 'context'>): string[] {
  return theTwo(context);
}

export function everybody({ context }: Pick<At, 'context'>): string[] {
  return context.participants.map(({ person }) => person);
}
