import { allow, allowWhen, type At, greatPracticeSetup, tell } from './setup.ts';

const remember = 'remember' as const;

const consenting = {
  guard: allow('nobodyIsFound'),
  target: '#shared',
  actions: [remember, tell('greatPracticeShared', nominator)],
} as const;
const takingBack = {
  guard: allow('saysWhy'),
  target: '#kept',
  actions: [remember, tell('greatPracticeTakenBack', praised)],
} as const;

/** What somebody does well, said by somebody who noticed. Rules in SPEC.md, reasons in rules.ts. */
export const greatPracticeMachine = greatPracticeSetup.createMachine({
  id: 'greatPractice',
  context: ({ input: { by, at, praised: whom, words, from, leftOut } }) => ({
    nominator: by,
    praised: whom,
    given: words,
    words,
    from,
    leftOut,
    nominatedAt: at,
    sharedAt: null,
    celebrated: null,
    takenBack: null,
  }),
  initial: 'arriving',
  states: {
    arriving: {
      always: [{ guard: allowWhen('isNamed'), target: 'nominated' }, { target: 'unfinished' }],
    },
    unfinished: {
      entry: tell('greatPracticeUnfinished', nominator),
      on: {
        nominate: { guard: allow('praisedIsColleague'), target: 'nominated', actions: remember },
        discard: { target: 'discarded', actions: remember },
      },
    },
    nominated: {
      entry: tell('greatPracticeYours', praised),
      on: {
        consent: consenting,
        decline: { target: 'kept', actions: remember },
        withdraw: { target: 'withdrawn', actions: 'letGo' },
      },
    },
    kept: { id: 'kept', on: { consent: consenting, withdraw: { target: 'withdrawn' } } },
    shared: {
      id: 'shared',
      on: {
        takeBack: takingBack,
        celebrate: {
          target: 'celebrated',
          actions: [remember, tell('greatPracticeCelebrated', praised)],
        },
      },
    },
    celebrated: { on: { takeBack: takingBack } },
    withdrawn: {},
    discarded: {},
  },
});

function praised({ context }: At): string[] {
  return context.praised === null ? [] : [context.praised];
}

function nominator({ context }: At): string[] {
  return context.nominator === null ? [] : [context.nominator];
}
