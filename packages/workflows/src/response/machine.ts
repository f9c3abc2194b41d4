import { daysAfter } from '../machine/instants.ts';
import { allow, allowWhen, arm, type At, disarm, responseSetup, tell } from './setup.ts';
import {
  considerBy,
  decideBy,
  fedSince,
  lookAgainBy,
  partyBy,
  remindEvery,
  tellBy,
  watchEvery,
} from './timers.ts';

const remember = 'remember' as const;

const considering = {
  guard: allow('partyIsKnown', 'partyHasPractitioner'),
  target: '#considering',
  // Told before it is remembered: who was in it already need not be told again.
  actions: [tell('workingPartyYours', newInTheParty), remember],
} as const;
const consideringAgain = {
  ...considering,
  guard: allow('isOpenAgain', 'partyIsKnown', 'partyHasPractitioner'),
} as const;
const trying = {
  guard: allow('trialEndIsAhead', 'trialEndIsNear'),
  target: '#trying',
  actions: [remember, tell('trialBegun', ({ context }) => context.workingParty)],
} as const;
const adopting = {
  guard: allow('guidanceIsKnown', 'lookAgainIsAhead'),
  target: '#adopted',
  actions: remember,
} as const;
const stopping = { target: '#stopped', actions: remember } as const;
const proposing = {
  guard: allow('trialEndIsAhead', 'trialEndIsNear'),
  actions: [remember, tell('trialProposed', holders)],
} as const;
const lookingAgain = { target: '#reviewed', reenter: true, actions: remember } as const;

/** What the organisation does about a theme. Rules in SPEC.md, reasons in rules.ts. */
export const responseMachine = responseSetup.createMachine({
  id: 'response',
  context: ({ input: { theme, heard, area, spottedOn, by, at } }) => ({
    theme,
    heard,
    area,
    spottedOn: spottedOn !== null && spottedOn < at.slice(0, 10) ? spottedOn : at.slice(0, 10),
    openedBy: by,
    openedAt: at,
    workingParty: [],
    consideredAt: null,
    proposals: [],
    trials: [],
    outcomes: [],
    told: null,
    looks: [],
    slipping: null,
    comments: [],
  }),
  initial: 'noticed',
  states: {
    noticed: {
      entry: arm('consideration', ({ context }) => considerBy(context).reminder),
      exit: disarm('consideration'),
      on: {
        consider: considering,
        adopt: adopting,
        stop: stopping,
        remindToConsider: [
          {
            guard: allowWhen('isOverdue'),
            actions: [tell('responseOverdue', answerers), armAgain('consideration')],
          },
          {
            guard: allow('reminderIsDue'),
            actions: [
              tell('responseUnconsidered', holders),
              arm('consideration', ({ context }) => considerBy(context).overdue),
            ],
          },
        ],
      },
    },
    considering: {
      id: 'considering',
      entry: arm('decision', ({ context }) => partyBy(context)),
      exit: disarm('decision'),
      on: {
        consider: considering,
        proposeTrial: proposing,
        try: {
          ...trying,
          guard: allow('partyStillHasPractitioner', 'trialEndIsAhead', 'trialEndIsNear'),
        },
        stop: stopping,
        remindToDecide: {
          guard: allow('partyHadItsTime'),
          actions: [tell('responseUndecided', holders), armAgain('decision')],
        },
      },
    },
    trying: {
      id: 'trying',
      entry: arm('decision', ({ context }) => decideBy(context)),
      exit: disarm('decision'),
      on: {
        try: { ...trying, reenter: true },
        proposeTrial: proposing,
        adopt: adopting,
        stop: stopping,
        remindToDecide: {
          guard: allow('trialHasEnded'),
          actions: [tell('trialEnded', holders), armAgain('decision')],
        },
      },
    },
    answered: {
      initial: 'adopted',
      entry: [
        arm('telling', ({ context }) => tellBy(context)),
        arm('lookAgain', ({ context }) => lookAgainBy(context)),
      ],
      exit: [disarm('telling'), disarm('lookAgain'), disarm('watch')],
      states: {
        adopted: {
          id: 'adopted',
          entry: armWatch(),
          on: { tell: { target: 'told', actions: telling() } },
        },
        stopped: { id: 'stopped', on: { tell: { target: 'told', actions: telling() } } },
        told: {
          entry: disarm('telling'),
          on: { consider: consideringAgain, lookAgain: lookingAgain },
        },
        reviewed: {
          id: 'reviewed',
          entry: disarm('lookAgain'),
          on: { consider: consideringAgain, lookAgain: lookingAgain },
        },
      },
      on: {
        remindToTell: {
          guard: allow('tellingIsDue'),
          actions: [tell('responseUntold', holders), armAgain('telling')],
        },
        remindToLookAgain: {
          guard: allow('lookAgainIsDue'),
          actions: [tell('responseLookAgain', holders), armAgain('lookAgain')],
        },
        watch: {
          // Told before it is remembered: once, when it begins.
          actions: [tell('responseSlipping', newlySlipping), remember, armWatch()],
        },
      },
    },
  },
  on: {
    comment: { actions: [remember, tell('responseCommented', holders)] },
    answerComment: {
      guard: allow('commentStands'),
      actions: [remember, tell('commentAnswered', authorOfComment)],
    },
    takeBackComment: {
      guard: allow('commentStands'),
      actions: [tell('commentTakenBack', authorOfComment), remember],
    },
  },
});

function telling() {
  return [
    remember,
    {
      type: 'tellBecause' as const,
      params: ({ context }: At) => ({
        theme: context.theme,
        area: context.area,
        since: fedSince(context),
      }),
    },
  ];
}

function armAgain(name: 'consideration' | 'decision' | 'telling' | 'lookAgain') {
  return arm(name, ({ event }) => daysAfter(event.now, remindEvery));
}

function armWatch() {
  return arm('watch', ({ event }) => daysAfter(event.now, watchEvery));
}

function holders({ event }: At): string[] {
  return event.facts.holders;
}

function answerers({ event }: At): string[] {
  return event.facts.answerers;
}

function newInTheParty({ context, event }: At): string[] {
  if (event.type !== 'consider') return [];
  return event.workingParty.filter((person) => !context.workingParty.includes(person));
}

function newlySlipping({ context, event }: At): string[] {
  return context.slipping === null && event.facts.slippingSince !== null
    ? answerers({ context, event })
    : [];
}

function authorOfComment({ context, event }: At): string[] {
  if (event.type !== 'answerComment' && event.type !== 'takeBackComment') return [];
  return context.comments.filter(({ id }) => id === event.comment).map(({ by }) => by);
}
