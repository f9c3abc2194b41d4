import { daysAfter } from '../machine/instants.ts';
import { actionSetup, allow, allowWhen, arm, disarm, tell, type At } from './setup.ts';
import { nextOverdue } from './timers.ts';

const remember = 'remember' as const;

const asking = {
  guard: allow('approverIsKnown', 'approverIsAnother'),
  target: '#awaitingDecision',
  actions: [remember, tell('decisionAsked', approver)],
} as const;
const finishing = {
  target: '#done',
  actions: [remember, tell('actionDone', ({ event }) => event.facts.holders)],
} as const;
const dropping = {
  target: '#dropped',
  actions: [
    remember,
    tell('actionDropped', (at) => [
      at.context.owner,
      ...at.event.facts.holders,
      ...openApprover(at),
    ]),
  ],
} as const;
const deciding = [
  remember,
  tell('decisionGiven', ({ context }) => [context.owner, ...asker({ context })]),
];
const armDecision = arm('decision', ({ event }) => daysAfter(event.now, 3));

/** What became of a next step. Rules in SPEC.md, reasons in rules.ts. */
export const actionMachine = actionSetup.createMachine({
  id: 'action',
  context: ({ input: { by, at, ...input } }) => ({
    ...input,
    openedBy: by,
    createdAt: at,
    startedAt: null,
    doneAt: null,
    decisions: [],
    moves: [],
    difference: null,
    dropped: null,
  }),
  initial: 'open',
  states: {
    open: {
      initial: {
        target: 'agreed',
        actions: {
          type: 'notify',
          params: ({ context }) => ({
            kind: 'actionYours',
            to: context.openedBy === context.owner ? [] : [context.owner],
          }),
        },
      },
      entry: arm('overdue', ({ context, event }) =>
        nextOverdue(context.due, event.now ?? context.createdAt),
      ),
      exit: disarm('overdue'),
      states: {
        agreed: {
          on: {
            start: { target: 'underway', actions: remember },
            finish: finishing,
            askDecision: asking,
          },
        },
        underway: { on: { finish: finishing, askDecision: asking } },
        awaitingDecision: {
          id: 'awaitingDecision',
          entry: armDecision,
          exit: disarm('decision'),
          on: {
            decide: [
              { guard: allowWhen('wasUnderway'), target: 'underway', actions: deciding },
              { target: 'agreed', actions: deciding },
            ],
            remindDecision: {
              actions: [tell('decisionWaiting', openApprover), armDecisionAgain()],
            },
          },
        },
      },
      on: {
        drop: dropping,
        moveDate: {
          guard: allow('dateIsAhead', 'dateIsAnother'),
          actions: [
            remember,
            tell('actionMoved', ({ context, event }) => [context.owner, ...event.facts.holders]),
            arm('overdue', ({ context, event }) =>
              nextOverdue(event.type === 'moveDate' ? event.due : context.due, event.now),
            ),
          ],
        },
        remindOverdue: {
          guard: allow('isOverdue'),
          actions: [
            tell('actionOverdue', ({ context }) => [context.owner]),
            arm('overdue', ({ event }) => daysAfter(event.now, 7)),
          ],
        },
      },
    },
    done: {
      id: 'done',
      on: { check: { target: 'checked', actions: remember }, drop: dropping },
    },
    checked: {},
    dropped: { id: 'dropped' },
  },
});

function armDecisionAgain() {
  return arm('decision', ({ event }) => daysAfter(event.now, 7));
}

function approver({ event }: At): string[] {
  return event.type === 'askDecision' ? [event.approver] : [];
}

/** Who was asked and has not decided yet. */
function openApprover({ context }: Pick<At, 'context'>): string[] {
  const asked = context.decisions.at(-1);
  return asked && asked.outcome === null ? [asked.approver] : [];
}

function asker({ context }: Pick<At, 'context'>): string[] {
  const asked = context.decisions.at(-1);
  return asked ? [asked.askedBy] : [];
}
