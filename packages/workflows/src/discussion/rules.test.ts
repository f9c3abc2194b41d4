import { describe, expect, test } from 'vitest';
import type { DiscussionCommand } from './contract.ts';
import type { DiscussionFacts } from './facts.ts';
import { rules, type RuleName } from './rules.ts';
import {
  acting,
  agreeing,
  bothShared,
  closed,
  preparing,
  proposed,
  raised,
  ready,
  revisiting,
  together,
  withGuest,
} from './testing/scenes.ts';
import {
  answer,
  guest,
  lead,
  newLead,
  offered,
  otherText,
  text,
  type Walk,
  worker,
} from './testing/walk.ts';

interface Try {
  from: () => Walk;
  by: string | null;
  command: DiscussionCommand;
  facts?: Partial<DiscussionFacts>;
}
interface Case {
  /** Ids of SPEC.md. */
  spec: string;
  refused: Try;
  reason: string;
  taken: Try;
}

const agree = { type: 'agree', contentHash: text } as const;
const replaceLead = { type: 'replaceParticipant', role: 'practiceLead', person: newLead } as const;
const knownLead = { named: { id: newLead, roles: ['practiceLead'] } };
const invite = { type: 'inviteParticipant', person: guest, as: 'colleague' } as const;
const knownGuest = { named: { id: guest, roles: [] } };

function setAside(): Walk {
  return preparing().send(lead, { type: 'setAside', reason: 'Court next week.' });
}

function reopeningAsked(): Walk {
  return acting().send(worker, { type: 'reopen', reason: 'We left something out.' });
}

/** Each rule, seen both ways through the same door as everything else. */
const cases: Record<RuleName, Case> = {
  offeredTime: {
    spec: 'D1',
    refused: {
      from: proposed,
      by: lead,
      command: { type: 'accept', time: '2026-09-11T10:00:00.000Z' },
    },
    reason: 'Choose one of the times that were offered.',
    taken: { from: proposed, by: lead, command: { type: 'accept', time: offered } },
  },
  somethingSuggested: {
    spec: 'D2',
    refused: { from: proposed, by: lead, command: { type: 'suggestChange', times: [] } },
    reason: 'Suggest another focus or other times.',
    taken: { from: proposed, by: lead, command: { type: 'suggestChange', focus: 'His sister' } },
  },
  practiceLeadSaysWhy: {
    spec: 'D3',
    refused: { from: proposed, by: lead, command: { type: 'withdraw' } },
    reason: 'Say why you withdraw, so that it comes as no surprise.',
    taken: { from: proposed, by: worker, command: { type: 'withdraw' } },
  },
  notYetShared: {
    spec: 'D5',
    refused: { from: bothShared, by: worker, command: { type: 'shareReflection' } },
    reason: 'You have shared it already.',
    taken: { from: preparing, by: worker, command: { type: 'shareReflection' } },
  },
  ownIsShared: {
    spec: 'D5',
    refused: { from: preparing, by: worker, command: { type: 'takeBackReflection' } },
    reason: 'You have not shared it yet.',
    taken: {
      from: () => preparing().send(worker, { type: 'shareReflection' }),
      by: worker,
      command: { type: 'takeBackReflection' },
    },
  },
  notRevealed: {
    spec: 'D5',
    refused: { from: bothShared, by: worker, command: { type: 'takeBackReflection' } },
    reason: 'You have both shared now, so both reflections stay shared.',
    taken: {
      from: () => preparing().send(worker, { type: 'shareReflection' }),
      by: worker,
      command: { type: 'takeBackReflection' },
    },
  },
  scaleIsAsked: {
    spec: 'D6',
    refused: {
      from: () => preparing({ scaleQuestion: null }),
      by: worker,
      command: { type: 'shareReflection', scale: 4 },
    },
    reason: 'No question was asked here that is answered from 0 to 10.',
    taken: { from: preparing, by: worker, command: { type: 'shareReflection', scale: 4 } },
  },
  familyNotAskedYet: {
    spec: 'D7',
    refused: {
      from: () => preparing().send(lead, { type: 'askFamily' }),
      by: worker,
      command: { type: 'askFamily' },
    },
    reason: 'That is noted already.',
    taken: { from: preparing, by: worker, command: { type: 'askFamily' } },
  },
  familyNotHeardYet: {
    spec: 'D7',
    refused: { from: ready, by: lead, command: { type: 'explainNoFamilyVoice', reason: 'Ill' } },
    reason: 'The family’s own words are recorded already.',
    taken: { from: preparing, by: lead, command: { type: 'explainNoFamilyVoice', reason: 'Ill' } },
  },
  bothReflectionsShared: {
    spec: 'D9',
    refused: { from: preparing, by: worker, command: { type: 'openRoom' } },
    reason: 'The room opens once both reflections are shared.',
    taken: { from: bothShared, by: worker, command: { type: 'openRoom' } },
  },
  elsewhere: {
    spec: 'D10',
    refused: { from: together, by: lead, command: { type: 'moveTo', stage: 'arriving' } },
    reason: 'The room is there already.',
    taken: { from: together, by: lead, command: { type: 'moveTo', stage: 'childsExperience' } },
  },
  childFirst: {
    spec: 'D11',
    refused: { from: together, by: lead, command: { type: 'moveTo', stage: 'strengths' } },
    reason: 'Begin with what it is like for the child.',
    taken: {
      from: () => together().send(lead, { type: 'moveTo', stage: 'childsExperience' }),
      by: lead,
      command: { type: 'moveTo', stage: 'strengths' },
    },
  },
  strengthBeforeWorries: {
    spec: 'D12',
    refused: {
      from: () => together().send(lead, { type: 'moveTo', stage: 'childsExperience' }),
      by: lead,
      command: { type: 'moveTo', stage: 'worries' },
      facts: { strengths: 0 },
    },
    reason: 'Write one strength first.',
    taken: {
      from: () => together().send(lead, { type: 'moveTo', stage: 'childsExperience' }),
      by: lead,
      command: { type: 'moveTo', stage: 'worries' },
    },
  },
  notYetReady: {
    spec: 'D13',
    refused: {
      from: () => together().send(worker, { type: 'readyToMoveOn' }),
      by: worker,
      command: { type: 'readyToMoveOn' },
    },
    reason: 'You have said so already.',
    taken: { from: together, by: worker, command: { type: 'readyToMoveOn' } },
  },
  toTheOther: {
    spec: 'D14',
    refused: {
      from: () => withGuest(together()),
      by: lead,
      command: { type: 'handOverFacilitation', to: guest },
    },
    reason: 'Facilitation goes to the other of you two.',
    taken: { from: together, by: lead, command: { type: 'handOverFacilitation', to: worker } },
  },
  impactWritten: {
    spec: 'D18',
    refused: { from: agreeing, by: worker, command: agree, facts: { childsExperience: 0 } },
    reason: 'Write what it meant for the child or family first.',
    taken: { from: agreeing, by: worker, command: agree },
  },
  familyVoiceSought: {
    spec: 'D19',
    refused: {
      from: () =>
        bothShared()
          .send(worker, { type: 'openRoom' })
          .send(lead, { type: 'moveTo', stage: 'childsExperience' })
          .send(lead, { type: 'moveTo', stage: 'closing' })
          .send(lead, { type: 'finish' }),
      by: worker,
      command: agree,
    },
    reason: 'Write the family’s own voice first, or why it could not be heard.',
    taken: { from: agreeing, by: worker, command: agree },
  },
  currentText: {
    spec: 'D17',
    refused: { from: agreeing, by: worker, command: agree, facts: { contentHash: otherText } },
    reason: 'The text has changed since you read it.',
    taken: { from: agreeing, by: worker, command: agree },
  },
  textChanged: {
    spec: 'D20',
    refused: {
      from: () => agreeing().send(worker, agree),
      by: null,
      command: { type: 'lapseAgreements' },
    },
    reason: 'Every agreement stands for the text as it is.',
    taken: {
      from: () => agreeing().send(worker, agree),
      by: null,
      command: { type: 'lapseAgreements' },
      facts: { contentHash: otherText },
    },
  },
  dayToCome: {
    spec: 'D24',
    refused: {
      from: acting,
      by: worker,
      command: { type: 'planRevisit', at: '2026-09-01T09:00:00.000Z' },
    },
    reason: 'Choose a day that is still to come.',
    taken: {
      from: acting,
      by: worker,
      command: { type: 'planRevisit', at: '2026-09-01T09:00:00.001Z' },
    },
  },
  revisitDateCame: {
    spec: 'D24',
    refused: {
      from: () => acting().wait(42 * 24 - 1),
      by: null,
      command: { type: 'revisitDue' },
    },
    reason: 'The revisit is not due yet.',
    taken: { from: () => acting().wait(42 * 24), by: null, command: { type: 'revisitDue' } },
  },
  notYetRecorded: {
    spec: 'D25',
    refused: {
      from: () => revisiting().send(worker, { type: 'recordDifference', whatChanged: 'Much.' }),
      by: worker,
      command: { type: 'recordDifference', whatChanged: 'More.' },
    },
    reason: 'You have said what changed already.',
    taken: {
      from: revisiting,
      by: worker,
      command: { type: 'recordDifference', whatChanged: 'Much.' },
    },
  },
  reopeningNotAskedByMe: {
    spec: 'D26',
    refused: { from: reopeningAsked, by: worker, command: { type: 'reopen', reason: 'Again' } },
    reason: 'You have asked; it waits for the other of you.',
    taken: { from: reopeningAsked, by: lead, command: { type: 'reopen', reason: 'Yes' } },
  },
  reopeningAskedByOther: {
    spec: 'D26',
    refused: { from: reopeningAsked, by: worker, command: { type: 'declineReopening' } },
    reason: 'That is for the other of you to answer.',
    taken: { from: reopeningAsked, by: lead, command: { type: 'declineReopening' } },
  },
  bothRolesHeld: {
    spec: 'D27',
    refused: {
      from: () => preparing().send(lead, { type: 'declareConflict' }),
      by: worker,
      command: { type: 'takeUpAgain' },
    },
    reason: 'Somebody has to take the empty place first.',
    taken: { from: setAside, by: worker, command: { type: 'takeUpAgain' } },
  },
  isKnown: {
    spec: 'D28 D29',
    refused: { from: preparing, by: worker, command: invite, facts: { named: null } },
    reason: 'There is no such person in your organisation.',
    taken: { from: preparing, by: worker, command: invite, facts: knownGuest },
  },
  hasTheRole: {
    spec: 'D28',
    refused: {
      from: preparing,
      by: worker,
      command: replaceLead,
      facts: { named: { id: newLead, roles: ['worker'] } },
    },
    reason: 'Choose somebody who is a practice lead.',
    taken: { from: preparing, by: worker, command: replaceLead, facts: knownLead },
  },
  notInItYet: {
    spec: 'D28 D29',
    refused: { from: () => withGuest(preparing()), by: lead, command: invite, facts: knownGuest },
    reason: 'That person takes part already.',
    taken: { from: preparing, by: lead, command: invite, facts: knownGuest },
  },
  noConflict: {
    spec: 'D28 D29 D30',
    refused: {
      from: () => withGuest(preparing()).send(guest, { type: 'declareConflict' }),
      by: lead,
      command: invite,
      facts: knownGuest,
    },
    reason: 'They cannot take part in this one. Please choose somebody else.',
    taken: { from: preparing, by: lead, command: invite, facts: knownGuest },
  },
  takesPart: {
    spec: 'D29 D30',
    refused: { from: preparing, by: worker, command: { type: 'removeParticipant', person: guest } },
    reason: 'That person does not take part.',
    taken: {
      from: () => withGuest(preparing()),
      by: worker,
      command: { type: 'removeParticipant', person: guest },
    },
  },
  isGuest: {
    spec: 'D29',
    refused: { from: preparing, by: worker, command: { type: 'removeParticipant', person: lead } },
    reason: 'One of you two is replaced, not removed.',
    taken: {
      from: () => withGuest(preparing()),
      by: worker,
      command: { type: 'removeParticipant', person: guest },
    },
  },
  anHourPassed: {
    spec: 'D32',
    refused: { from: () => raised().wait(0.99), by: null, command: { type: 'chaseConcern' } },
    reason: 'It was raised less than an hour ago.',
    taken: { from: () => raised().wait(1), by: null, command: { type: 'chaseConcern' } },
  },
  aboutInvitation: {
    spec: 'reminders',
    refused: { from: proposed, by: null, command: { type: 'remind', about: 'reflection' } },
    reason: 'There is nothing to remind of.',
    taken: { from: proposed, by: null, command: { type: 'remind', about: 'invitation' } },
  },
  aboutReflection: {
    spec: 'reminders',
    refused: { from: preparing, by: null, command: { type: 'remind', about: 'invitation' } },
    reason: 'There is nothing to remind of.',
    taken: { from: preparing, by: null, command: { type: 'remind', about: 'reflection' } },
  },
  aboutAgreement: {
    spec: 'reminders',
    refused: { from: agreeing, by: null, command: { type: 'remind', about: 'revisit' } },
    reason: 'There is nothing to remind of.',
    taken: { from: agreeing, by: null, command: { type: 'remind', about: 'agreement' } },
  },
  aboutRevisit: {
    spec: 'reminders',
    refused: { from: revisiting, by: null, command: { type: 'remind', about: 'agreement' } },
    reason: 'There is nothing to remind of.',
    taken: { from: revisiting, by: null, command: { type: 'remind', about: 'revisit' } },
  },
};

function answerTo({ from, by, command, facts }: Try): string {
  return answer(from().try(by, command, facts));
}

describe('each rule refuses with its reason, and lets pass what it should', () => {
  for (const [name, { spec, refused, reason, taken }] of Object.entries(cases)) {
    test(`[${spec}] ${name}: ${reason}`, () => {
      expect(answerTo(refused)).toBe(`notNow: ${reason}`);
      expect(answerTo(taken)).toBe('taken');
    });
  }

  test('no rule of the rulebook is without a test', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});

describe('rules whose words or reach differ from case to case', () => {
  test('[D12] what follows worries waits for a strength as well', () => {
    const walk = together().send(lead, { type: 'moveTo', stage: 'childsExperience' });
    for (const stage of ['worries', 'learning', 'nextSteps', 'closing'] as const) {
      expect(answer(walk.try(lead, { type: 'moveTo', stage }, { strengths: 0 }))).toBe(
        'notNow: Write one strength first.',
      );
    }
    expect(walk.try(lead, { type: 'moveTo', stage: 'strengths' }, { strengths: 0 }).ok).toBe(true);
  });

  test('[D11] arriving and the child stay open in any direction', () => {
    const walk = together().send(lead, { type: 'moveTo', stage: 'childsExperience' });
    expect(walk.try(lead, { type: 'moveTo', stage: 'arriving' }, { strengths: 0 }).ok).toBe(true);
  });

  test('[D17 D18 D19] hold for agreeing with a difference too', () => {
    const command = {
      type: 'agreeWithDifference',
      contentHash: text,
      view: 'Duty cover.',
    } as const;
    const walk = agreeing();
    expect(answer(walk.try(worker, command, { childsExperience: 0 }))).toContain(
      'Write what it meant',
    );
    expect(answer(walk.try(worker, command, { contentHash: otherText }))).toContain('has changed');
    expect(answer(walk.try(worker, command))).toBe('taken');
  });

  test('[D19] a reason why the family could not be heard is enough', () => {
    const walk = bothShared()
      .send(worker, { type: 'openRoom' })
      .send(lead, { type: 'moveTo', stage: 'childsExperience' })
      .send(lead, { type: 'moveTo', stage: 'closing' })
      .send(lead, { type: 'finish' })
      .send(lead, { type: 'explainNoFamilyVoice', reason: 'Parent in hospital.' });
    expect(walk.try(worker, agree).ok).toBe(true);
  });

  test('[D25] a scale answer at the revisit needs a question', () => {
    const command = { type: 'recordDifference', whatChanged: 'Much.', scale: 6 } as const;
    expect(answer(revisiting({ scaleQuestion: null }).try(worker, command))).toContain(
      'No question',
    );
    expect(answer(revisiting().try(worker, command))).toBe('taken');
    const second = revisiting({ scaleQuestion: null }).send(worker, {
      type: 'recordDifference',
      whatChanged: 'Much.',
    });
    expect(answer(second.try(lead, command))).toContain('No question');
  });

  test('[D26] declining needs somebody to have asked', () => {
    expect(answer(closed().try(worker, { type: 'declineReopening' }))).toBe(
      'notNow: Nobody has asked to reopen it.',
    );
  });

  test('[D26] nobody asks to reopen while a place is empty', () => {
    const walk = acting().send(worker, { type: 'declareConflict', person: lead });
    expect(answer(walk.try(worker, { type: 'reopen', reason: 'x' }))).toContain('the empty place');
  });

  test('[D28] replacing asks for a known person with the role, new and without conflict', () => {
    const walk = preparing();
    expect(answer(walk.try(worker, replaceLead))).toContain('no such person');
    expect(
      answer(
        walk.try(
          worker,
          { ...replaceLead, person: worker },
          { named: { id: worker, roles: ['practiceLead'] } },
        ),
      ),
    ).toContain('takes part already');
    walk.send(worker, { type: 'declareConflict', person: lead });
    expect(
      answer(
        walk.try(
          worker,
          { ...replaceLead, person: lead },
          { named: { id: lead, roles: ['practiceLead'] } },
        ),
      ),
    ).toContain('cannot take part in this one');
  });

  test('[D40] whoever a conflict is recorded for by case reference is named into no place', () => {
    const staysAway = (id: string, role: string) => ({
      named: { id, roles: [role], staysAway: true },
    });
    const refused = [
      preparing().try(lead, { ...invite, person: guest }, staysAway(guest, 'practiceLead')),
      preparing().try(worker, replaceLead, staysAway(replaceLead.person, 'practiceLead')),
    ];
    for (const one of refused) {
      expect(answer(one)).toContain('They cannot take part in this one.');
      expect(answer(one)).not.toMatch(/famil|conflict/i);
    }
  });

  test('[D30] only somebody who takes part declares a conflict, or has it declared', () => {
    expect(answer(acting().try(worker, { type: 'declareConflict', person: guest }))).toBe(
      'notNow: That person does not take part.',
    );
    expect(answer(preparing().try(worker, { type: 'declareConflict', person: guest }))).toBe(
      'notNow: That person does not take part.',
    );
  });
});
