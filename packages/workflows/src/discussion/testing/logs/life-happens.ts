// oxlint-disable max-lines -- kept as it was logged
import type { LogLine } from '../log-line.ts';

/** Somebody leaves, somebody knows the family, a worry comes up, the record is reopened. A golden log: never edited, only replaced with a new version of the machine. */
export const log: LogLine[] = [
  {
    at: '2026-09-06T19:00:00.000Z',
    by: null,
    command: {
      type: 'remind',
      about: 'invitation',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reminded',
    effects: [
      {
        type: 'notify',
        to: ['priya'],
        kind: 'reminder',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'proposed, clear',
  },
  {
    at: '2026-09-06T20:00:00.000Z',
    by: 'priya',
    command: {
      type: 'suggestChange',
      focus: 'His sister',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'changeSuggested',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'changeSuggested',
      },
    ],
    within: [],
    arm: [
      {
        name: 'remindInvitation',
        dueAt: '2026-09-11T20:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'proposed, clear',
  },
  {
    at: '2026-09-06T21:00:00.000Z',
    by: 'sam',
    command: {
      type: 'accept',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'accepted',
    effects: [
      {
        type: 'notify',
        to: ['priya'],
        kind: 'accepted',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindInvitation', 'remindReflection'],
    stands: 'preparing, clear',
  },
  {
    at: '2026-09-06T22:00:00.000Z',
    by: 'priya',
    command: {
      type: 'declareConflict',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'conflictDeclared',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'conflictDeclared',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindReflection'],
    stands: 'setAside, clear',
  },
  {
    at: '2026-09-07T22:00:00.000Z',
    by: 'sam',
    command: {
      type: 'replaceParticipant',
      role: 'practiceLead',
      person: 'lee',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      named: {
        id: 'lee',
        roles: ['practiceLead'],
      },
    },
    event: 'participantReplaced',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'joinedDiscussion',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'setAside, clear',
  },
  {
    at: '2026-09-07T23:00:00.000Z',
    by: 'lee',
    command: {
      type: 'takeUpAgain',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'takenUpAgain',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'takenUpAgain',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindReflection'],
    stands: 'preparing, clear',
  },
  {
    at: '2026-09-08T00:00:00.000Z',
    by: 'sam',
    command: {
      type: 'inviteParticipant',
      person: 'gwen',
      as: 'partner',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      named: {
        id: 'gwen',
        roles: [],
      },
    },
    event: 'participantInvited',
    effects: [
      {
        type: 'notify',
        to: ['gwen'],
        kind: 'joinedDiscussion',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, clear',
  },
  {
    at: '2026-09-08T01:00:00.000Z',
    by: 'gwen',
    command: {
      type: 'raiseConcern',
      summary: 'He did not come home.',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'concernRaised',
    effects: [
      {
        type: 'notify',
        to: ['rosa'],
        kind: 'concernRaised',
      },
    ],
    within: [],
    arm: [
      {
        name: 'concern',
        dueAt: '2026-09-08T02:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'preparing, raised',
  },
  {
    at: '2026-09-08T02:00:00.000Z',
    by: null,
    command: {
      type: 'chaseConcern',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'concernChased',
    effects: [
      {
        type: 'notify',
        to: ['rosa', 'helen'],
        kind: 'concernChased',
      },
    ],
    within: [],
    arm: [
      {
        name: 'concern',
        dueAt: '2026-09-08T03:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'preparing, raised',
  },
  {
    at: '2026-09-08T03:00:00.000Z',
    by: 'rosa',
    command: {
      type: 'acknowledge',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'concernAcknowledged',
    effects: [
      {
        type: 'notify',
        to: ['gwen'],
        kind: 'concernAcknowledged',
      },
    ],
    within: [],
    arm: [],
    disarm: ['concern'],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T04:00:00.000Z',
    by: 'sam',
    command: {
      type: 'shareReflection',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reflectionShared',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'reflectionShared',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T05:00:00.000Z',
    by: 'sam',
    command: {
      type: 'takeBackReflection',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reflectionTakenBack',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'reflectionTakenBack',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T06:00:00.000Z',
    by: 'sam',
    command: {
      type: 'shareReflection',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reflectionShared',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'reflectionShared',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T07:00:00.000Z',
    by: 'lee',
    command: {
      type: 'shareReflection',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reflectionShared',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'reflectionsRevealed',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T08:00:00.000Z',
    by: 'lee',
    command: {
      type: 'explainNoFamilyVoice',
      reason: 'Parent in hospital.',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'noFamilyVoiceExplained',
    effects: [],
    within: [],
    arm: [],
    disarm: [],
    stands: 'preparing, acknowledged',
  },
  {
    at: '2026-09-08T09:00:00.000Z',
    by: 'sam',
    command: {
      type: 'openRoom',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'roomOpened',
    effects: [
      {
        type: 'notify',
        to: ['lee', 'gwen'],
        kind: 'roomOpened',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindReflection'],
    stands: 'together arriving, acknowledged',
  },
  {
    at: '2026-09-08T10:00:00.000Z',
    by: 'rosa',
    command: {
      type: 'handOver',
      recordedWhere: 'Strategy discussion',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'concernHandedOver',
    effects: [
      {
        type: 'notify',
        to: ['gwen'],
        kind: 'concernHandedOver',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'together arriving, handedOver',
  },
  {
    at: '2026-09-08T11:00:00.000Z',
    by: 'lee',
    command: {
      type: 'moveTo',
      stage: 'childsExperience',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'movedTo',
    effects: [],
    within: [],
    arm: [],
    disarm: [],
    stands: 'together childsExperience, handedOver',
  },
  {
    at: '2026-09-08T12:00:00.000Z',
    by: 'sam',
    command: {
      type: 'setAside',
      reason: 'Court this week',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'setAside',
    effects: [
      {
        type: 'notify',
        to: ['lee', 'gwen'],
        kind: 'setAside',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'setAside, handedOver',
  },
  {
    at: '2026-09-12T16:00:00.000Z',
    by: 'lee',
    command: {
      type: 'takeUpAgain',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'takenUpAgain',
    effects: [
      {
        type: 'notify',
        to: ['sam', 'gwen'],
        kind: 'takenUpAgain',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'together childsExperience, handedOver',
  },
  {
    at: '2026-09-12T17:00:00.000Z',
    by: 'lee',
    command: {
      type: 'moveTo',
      stage: 'closing',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'movedTo',
    effects: [],
    within: [],
    arm: [],
    disarm: [],
    stands: 'together closing, handedOver',
  },
  {
    at: '2026-09-12T18:00:00.000Z',
    by: 'lee',
    command: {
      type: 'finish',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'finished',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'readyToAgree',
      },
    ],
    within: [],
    arm: [
      {
        name: 'remindAgreement',
        dueAt: '2026-09-19T18:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-12T19:00:00.000Z',
    by: 'sam',
    command: {
      type: 'agreeWithDifference',
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      view: 'Duty cover, not priority.',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'agreedWithDifference',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'otherAgreed',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-12T20:00:00.000Z',
    by: 'lee',
    command: {
      type: 'askForChange',
      about: 'The second worry',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'changeAsked',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'changeAsked',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindAgreement'],
    stands: 'together closing, handedOver',
  },
  {
    at: '2026-09-12T21:00:00.000Z',
    by: 'lee',
    command: {
      type: 'finish',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'finished',
    effects: [
      {
        type: 'notify',
        to: ['sam'],
        kind: 'readyToAgree',
      },
    ],
    within: [],
    arm: [
      {
        name: 'remindAgreement',
        dueAt: '2026-09-19T21:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-12T22:00:00.000Z',
    by: 'sam',
    command: {
      type: 'replaceParticipant',
      role: 'worker',
      person: 'dami',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
      named: {
        id: 'dami',
        roles: ['worker'],
      },
    },
    event: 'participantReplaced',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'leftDiscussion',
      },
      {
        type: 'notify',
        to: ['dami'],
        kind: 'joinedDiscussion',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-12T23:00:00.000Z',
    by: 'lee',
    command: {
      type: 'agree',
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'agreed',
    effects: [
      {
        type: 'notify',
        to: ['dami'],
        kind: 'otherAgreed',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-13T00:00:00.000Z',
    by: 'dami',
    command: {
      type: 'agree',
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
      nextSteps: [
        {
          id: 'n1',
          text: 'Memory box with carer',
          owner: 'sam',
          due: '2026-10-15',
          expectedChange: 'He has his own things.',
        },
        {
          id: 'n2',
          text: 'Meeting with Nan',
          owner: 'sam',
          due: '2026-10-20',
          expectedChange: null,
        },
      ],
    },
    event: 'agreed',
    effects: [
      {
        type: 'openAction',
        finding: 'n1',
        what: 'Memory box with carer',
        owner: 'sam',
        due: '2026-10-15',
        expectedChange: 'He has his own things.',
      },
      {
        type: 'openAction',
        finding: 'n2',
        what: 'Meeting with Nan',
        owner: 'sam',
        due: '2026-10-20',
        expectedChange: null,
      },
      {
        type: 'notify',
        to: ['lee', 'gwen'],
        kind: 'recordAgreed',
      },
    ],
    within: [
      {
        type: 'keepRecord',
        version: 1,
      },
    ],
    arm: [
      {
        name: 'revisit',
        dueAt: '2026-10-25T00:00:00.000Z',
      },
    ],
    disarm: ['remindAgreement'],
    stands: 'acting, handedOver',
  },
  {
    at: '2026-09-13T01:00:00.000Z',
    by: 'lee',
    command: {
      type: 'revisitNow',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'revisitBegun',
    effects: [
      {
        type: 'notify',
        to: ['dami'],
        kind: 'revisitDue',
      },
    ],
    within: [],
    arm: [
      {
        name: 'remindRevisit',
        dueAt: '2026-09-20T01:00:00.000Z',
      },
    ],
    disarm: ['revisit'],
    stands: 'revisiting, handedOver',
  },
  {
    at: '2026-09-21T09:00:00.000Z',
    by: null,
    command: {
      type: 'remind',
      about: 'revisit',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reminded',
    effects: [
      {
        type: 'notify',
        to: ['dami', 'lee'],
        kind: 'reminder',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'revisiting, handedOver',
  },
  {
    at: '2026-09-21T10:00:00.000Z',
    by: 'lee',
    command: {
      type: 'reopen',
      reason: 'We left something out.',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reopeningAsked',
    effects: [
      {
        type: 'notify',
        to: ['dami'],
        kind: 'reopeningAsked',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'revisiting, handedOver',
  },
  {
    at: '2026-09-21T11:00:00.000Z',
    by: 'dami',
    command: {
      type: 'reopen',
      reason: 'Yes.',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'reopened',
    effects: [
      {
        type: 'notify',
        to: ['lee', 'gwen'],
        kind: 'reopened',
      },
    ],
    within: [],
    arm: [],
    disarm: ['remindRevisit', 'revisit'],
    stands: 'together closing, handedOver',
  },
  {
    at: '2026-09-21T12:00:00.000Z',
    by: 'lee',
    command: {
      type: 'finish',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'finished',
    effects: [
      {
        type: 'notify',
        to: ['dami'],
        kind: 'readyToAgree',
      },
    ],
    within: [],
    arm: [
      {
        name: 'remindAgreement',
        dueAt: '2026-09-28T12:00:00.000Z',
      },
    ],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-21T13:00:00.000Z',
    by: 'gwen',
    command: {
      type: 'removeParticipant',
      person: 'gwen',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
    },
    event: 'participantRemoved',
    effects: [],
    within: [],
    arm: [],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-21T14:00:00.000Z',
    by: 'lee',
    command: {
      type: 'agree',
      contentHash: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
      strengths: 2,
      childsExperience: 1,
    },
    event: 'agreed',
    effects: [
      {
        type: 'notify',
        to: ['dami'],
        kind: 'otherAgreed',
      },
    ],
    within: [],
    arm: [],
    disarm: [],
    stands: 'agreeing, handedOver',
  },
  {
    at: '2026-09-21T15:00:00.000Z',
    by: 'dami',
    command: {
      type: 'agree',
      contentHash: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    },
    facts: {
      teamManagers: ['rosa'],
      headsOfService: ['helen'],
      contentHash: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
      strengths: 2,
      childsExperience: 1,
      nextSteps: [
        {
          id: 'n1',
          text: 'Memory box with carer',
          owner: 'sam',
          due: '2026-10-15',
          expectedChange: 'He has his own things.',
        },
        {
          id: 'n2',
          text: 'Meeting with Nan',
          owner: 'sam',
          due: '2026-10-20',
          expectedChange: null,
        },
      ],
    },
    event: 'agreed',
    effects: [
      {
        type: 'notify',
        to: ['lee'],
        kind: 'recordAgreed',
      },
    ],
    within: [
      {
        type: 'keepRecord',
        version: 2,
      },
    ],
    arm: [
      {
        name: 'revisit',
        dueAt: '2026-11-02T15:00:00.000Z',
      },
    ],
    disarm: ['remindAgreement'],
    stands: 'acting, handedOver',
  },
];
