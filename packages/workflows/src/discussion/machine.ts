import { hoursAfter } from '../machine/instants.ts';
import { actionsToOpen } from './changes.ts';
import { concernIsOf } from './concerns.ts';
import { initialContext } from './initial-context.ts';
import { safetyResponders } from './people.ts';
import {
  allow,
  allowWhen,
  arm,
  armInDays,
  disarm,
  discussionSetup,
  everybody,
  tell,
  thoseTwo,
  type At,
} from './setup.ts';
import { hasRecordedDifference } from './rules.ts';
import { stages, type Stage } from './stages.ts';
import {
  armReflectionReminder,
  conflictSteps,
  emptyingAPlace,
  hearingSteps,
  hearingWhileWriting,
  invitingSteps,
  lapsingSteps,
  lifeHappens,
  meetingSteps,
  planSteps,
  removingSteps,
  reopeningSteps,
  replacingSteps,
  replacingWhileWriting,
  settingAside,
  shareSteps,
  theOther,
  thoseStillWriting,
  thoseYetToAgree,
} from './steps.ts';

const remember = 'remember' as const;

const proposed = discussionSetup.createStateConfig({
  entry: armInDays('remindInvitation', 5),
  exit: disarm('remindInvitation'),
  on: {
    accept: {
      guard: allow('offeredTime'),
      target: 'preparing',
      actions: [remember, tell('accepted', thoseTwo)],
    },
    suggestChange: {
      guard: allow('somethingSuggested'),
      actions: [remember, tell('changeSuggested', thoseTwo), armInDays('remindInvitation', 5)],
    },
    withdraw: {
      guard: allow('practiceLeadSaysWhy'),
      target: 'withdrawn',
      actions: [remember, tell('withdrawn', everybody)],
    },
    remind: {
      guard: allow('aboutInvitation'),
      actions: tell('reminder', ({ context }) => (context.awaiting ? [context.awaiting] : [])),
    },
    // There are no guests yet: whoever knows the family leaves a place empty.
    declareConflict: { ...emptyingAPlace('proposed'), guard: allow('takesPart') },
    ...settingAside('proposed'),
    ...replacingSteps,
  },
});

/** Four things side by side (D4). Each region follows from what is remembered. */
const preparing = discussionSetup.createStateConfig({
  type: 'parallel',
  entry: armReflectionReminder,
  exit: disarm('remindReflection'),
  always: { guard: 'prepared', target: 'ready' },
  states: {
    workerReflection: {
      initial: 'writing',
      states: {
        writing: { always: { guard: 'workerShared', target: 'shared' } },
        shared: { always: { guard: 'workerWrites', target: 'writing' } },
      },
    },
    practiceLeadReflection: {
      initial: 'writing',
      states: {
        writing: { always: { guard: 'practiceLeadShared', target: 'shared' } },
        shared: { always: { guard: 'practiceLeadWrites', target: 'writing' } },
      },
    },
    familyVoice: {
      initial: 'notAsked',
      states: {
        notAsked: {
          always: [
            { guard: { type: 'familyVoiceIs', params: { status: 'asked' } }, target: 'asked' },
            {
              guard: { type: 'familyVoiceIs', params: { status: 'recorded' } },
              target: 'recorded',
            },
            {
              guard: { type: 'familyVoiceIs', params: { status: 'explained' } },
              target: 'explained',
            },
          ],
        },
        asked: {
          always: [
            {
              guard: { type: 'familyVoiceIs', params: { status: 'recorded' } },
              target: 'recorded',
            },
            {
              guard: { type: 'familyVoiceIs', params: { status: 'explained' } },
              target: 'explained',
            },
          ],
        },
        explained: {
          always: {
            guard: { type: 'familyVoiceIs', params: { status: 'recorded' } },
            target: 'recorded',
          },
        },
        recorded: {},
      },
    },
    meeting: {
      initial: 'notScheduled',
      states: {
        notScheduled: { always: { guard: 'meetingScheduled', target: 'scheduled' } },
        scheduled: {},
      },
    },
  },
  on: {
    takeBackReflection: {
      guard: allow('ownIsShared', 'notRevealed'),
      actions: [remember, tell('reflectionTakenBack', theOther)],
    },
    schedule: {
      actions: [...meetingSteps.schedule.actions, armReflectionReminder],
    },
    openRoom: {
      guard: allow('bothReflectionsShared'),
      target: 'together',
      actions: [remember, tell('roomOpened', everybody)],
    },
    withdraw: proposed.on.withdraw,
    remind: {
      guard: allow('aboutReflection'),
      actions: tell('reminder', thoseStillWriting),
    },
    ...shareSteps,
    askFamily: { guard: allow('familyNotAskedYet'), actions: remember },
    ...hearingSteps,
    ...invitingSteps,
    ...lifeHappens('preparing'),
    ...replacingSteps,
  },
});

const ready = discussionSetup.createStateConfig({
  always: { guard: 'notPrepared', target: 'preparing' },
  on: {
    openRoom: { target: 'together', actions: [remember, tell('roomOpened', everybody)] },
    withdraw: proposed.on.withdraw,
    ...hearingSteps,
    ...meetingSteps,
    ...invitingSteps,
    ...lifeHappens('ready'),
    ...replacingSteps,
  },
});

/** A stage of the room: only here, not while paused, does the room move (D10). */
const stage = discussionSetup.createStateConfig({
  on: {
    moveTo: {
      guard: allow('elsewhere', 'childFirst', 'strengthBeforeWorries'),
      target: 'entering',
      actions: remember,
    },
    readyToMoveOn: { guard: allow('notYetReady'), actions: remember },
    pause: { target: 'paused' },
  },
});

const together = discussionSetup.createStateConfig({
  id: 'together',
  initial: 'entering',
  states: {
    entering: {
      always: stages.map((name: Stage) => ({
        guard: { type: 'stageIs' as const, params: { stage: name } },
        target: name,
      })),
    },
    arriving: stage,
    childsExperience: stage,
    strengths: stage,
    worries: stage,
    learning: stage,
    nextSteps: stage,
    closing: {
      on: {
        ...stage.on,
        finish: { target: '#agreeing', actions: [remember, tell('readyToAgree', thoseTwo)] },
      },
    },
    paused: { on: { resume: { target: 'entering' } } },
  },
  on: {
    handOverFacilitation: { guard: allow('toTheOther'), actions: remember },
    ...shareSteps,
    ...hearingWhileWriting,
    ...meetingSteps,
    ...planSteps,
    ...lapsingSteps,
    ...invitingSteps,
    ...lifeHappens('together'),
    ...replacingWhileWriting,
  },
});

/** The second of two agreements to one text makes the record (D21). */
const agreeRules = ['impactWritten', 'familyVoiceSought', 'currentText'] as const;
const agreement = [
  {
    guard: allowWhen('otherAgreesToThis', ...agreeRules),
    target: 'acting',
    actions: [
      remember,
      { type: 'openActions', params: (at: At) => ({ steps: actionsToOpen(at.context, at.event) }) },
      'standAgreed',
      {
        type: 'keepRecord',
        params: ({ context }: At) => ({ version: context.recordVersion }),
      },
      tell('recordAgreed', everybody),
    ],
  },
  { guard: allow(...agreeRules), actions: [remember, tell('otherAgreed', theOther)] },
] as const;

const agreeing = discussionSetup.createStateConfig({
  id: 'agreeing',
  entry: armInDays('remindAgreement', 7),
  exit: disarm('remindAgreement'),
  on: {
    agree: agreement,
    agreeWithDifference: agreement,
    askForChange: { target: 'together', actions: [remember, tell('changeAsked', thoseTwo)] },
    remind: { guard: allow('aboutAgreement'), actions: tell('reminder', thoseYetToAgree) },
    ...shareSteps,
    ...hearingWhileWriting,
    ...meetingSteps,
    ...planSteps,
    ...lapsingSteps,
    ...invitingSteps,
    ...lifeHappens('agreeing'),
    ...replacingWhileWriting,
  },
});

const armRevisit = arm('revisit', ({ context }) => context.revisitAt);
const acting = discussionSetup.createStateConfig({
  entry: armRevisit,
  exit: disarm('revisit'),
  on: {
    planRevisit: { guard: allow('dayToCome'), actions: [remember, armRevisit] },
    revisitDue: {
      guard: allow('revisitDateCame'),
      target: 'revisiting',
      actions: tell('revisitDue', thoseTwo),
    },
    revisitNow: { target: 'revisiting', actions: tell('revisitDue', thoseTwo) },
    ...reopeningSteps,
    ...invitingSteps,
    ...conflictSteps,
    ...replacingSteps,
  },
});

const revisiting = discussionSetup.createStateConfig({
  entry: armInDays('remindRevisit', 7),
  exit: disarm('remindRevisit'),
  on: {
    recordDifference: [
      {
        guard: allowWhen('otherRecordedDifference', 'notYetRecorded', 'scaleIsAsked'),
        target: 'closed',
        actions: [remember, tell('closed', everybody)],
      },
      {
        guard: allow('notYetRecorded', 'scaleIsAsked'),
        actions: [remember, tell('differenceRecorded', theOther)],
      },
    ],
    remind: { guard: allow('aboutRevisit'), actions: tell('reminder', thoseYetToRecord) },
    ...reopeningSteps,
    ...invitingSteps,
    ...conflictSteps,
    ...replacingSteps,
  },
});

const closed = discussionSetup.createStateConfig({
  on: { ...reopeningSteps, ...invitingSteps, ...conflictSteps, ...replacingSteps },
});

const withdrawn = discussionSetup.createStateConfig({ on: conflictSteps });

const takingUp = [remember, tell('takenUpAgain', everybody)];
const setAside = discussionSetup.createStateConfig({
  id: 'setAside',
  on: {
    takeUpAgain: [
      { guard: allowWhen('fromProposed', 'bothRolesHeld'), target: 'proposed', actions: takingUp },
      {
        guard: allowWhen('fromPreparing', 'bothRolesHeld'),
        target: 'preparing',
        actions: takingUp,
      },
      { guard: allowWhen('fromReady', 'bothRolesHeld'), target: 'ready', actions: takingUp },
      { guard: allowWhen('fromTogether', 'bothRolesHeld'), target: 'together', actions: takingUp },
      { guard: allowWhen('fromAgreeing', 'bothRolesHeld'), target: 'agreeing', actions: takingUp },
    ],
    ...conflictSteps,
    ...replacingWhileWriting,
  },
});

/** A worry about a child has its own door, whatever the journey does (D31 to D35). */
const anotherWorry = [
  remember,
  tell('concernRaised', ({ context, event }) => safetyResponders(context, event.facts)),
] as const;
const raising = { target: 'raised', actions: anotherWorry } as const;
const armChase = arm('concern', ({ event }) => hoursAfter(event.now, 1));
const safety = discussionSetup.createStateConfig({
  initial: 'clear',
  states: {
    clear: { on: { raiseConcern: raising } },
    raised: {
      entry: armChase,
      exit: disarm('concern'),
      on: {
        // The hour goes on from the first that waits: raising another one puts off no chasing.
        raiseConcern: { actions: anotherWorry },
        chaseConcern: {
          guard: allow('anHourPassed'),
          actions: [remember, tell('concernChased', chased), armChase],
        },
        acknowledge: {
          target: 'acknowledged',
          actions: [remember, tell('concernAcknowledged', whoseItIs)],
        },
      },
    },
    acknowledged: {
      on: {
        raiseConcern: raising,
        handOver: {
          target: 'handedOver',
          actions: [remember, tell('concernHandedOver', whoseItIs)],
        },
      },
    },
    handedOver: { on: { raiseConcern: raising } },
  },
});

/** The discussion: its journey and its safety, side by side. Rules in SPEC.md, reasons in rules.ts. */
export const discussionMachine = discussionSetup.createMachine({
  id: 'discussion',
  type: 'parallel',
  context: ({ input }) => initialContext(input),
  states: {
    journey: {
      initial: {
        target: 'proposed',
        actions: tell('invited', ({ context }) => (context.awaiting ? [context.awaiting] : [])),
      },
      states: {
        proposed,
        preparing,
        ready,
        together,
        agreeing,
        acting,
        revisiting,
        closed,
        withdrawn,
        setAside,
      },
      on: removingSteps,
    },
    safety,
  },
});

function thoseYetToRecord({ context }: At): string[] {
  return thoseTwo({ context }).filter((person) => !hasRecordedDifference(context, person));
}

function chased({ context, event }: At): string[] {
  return [...event.facts.teamManagers, ...event.facts.headsOfService].filter((person) =>
    safetyResponders(context, event.facts).includes(person),
  );
}

function whoseItIs({ context, event }: At): string[] {
  return concernIsOf(context, event);
}
