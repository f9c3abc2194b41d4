import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentAccess } from './access.ts';
import type { DiscussionCommand } from './contract.ts';
import type { DiscussionFacts } from './facts.ts';
import { otherOf, theTwo } from './people.ts';
import { samplesFor, type Sample } from './probes.ts';
import { discussionTimers } from './timers.ts';
import { acting, agreeing, closing, proposed, ready, revisiting } from './testing/scenes.ts';
import { discussionWorkflow } from './workflow.ts';
import {
  actor,
  guest,
  head,
  lead,
  manager,
  newLead,
  newWorker,
  otherText,
  text,
  type Walk,
  worker,
} from './testing/walk.ts';

const everybody = [worker, lead, newWorker, newLead, guest, manager, head, 'somebody'];
const successors = { worker: newWorker, practiceLead: newLead };
const service: DiscussionCommand[] = [
  { type: 'lapseAgreements' },
  ...Object.values(discussionTimers),
];

/** One thing that somebody tries; numbers are taken modulo what there is to choose from. */
const tries = fc.record({
  who: fc.nat(11),
  which: fc.nat(99),
  boldly: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  hash: fc.constantFrom(text, text, text, otherText),
  strengths: fc.constantFrom(0, 1, 1, 1),
  childsExperience: fc.constantFrom(0, 1, 1, 1),
  hours: fc.constantFrom(0, 0, 0, 1, 30, 1100),
});
type Try = typeof tries extends fc.Arbitrary<infer One> ? One : never;

function commandOf({ command }: Sample): {
  command: DiscussionCommand;
  named: DiscussionFacts['named'];
} {
  if (command.type === 'replaceParticipant') {
    const person = successors[command.role];
    return { command: { ...command, person }, named: { id: person, roles: [command.role] } };
  }
  if (command.type === 'inviteParticipant') {
    return { command: { ...command, person: guest }, named: { id: guest, roles: [] } };
  }
  return { command, named: null };
}

/** Someone's next step: mostly something they can do, sometimes (`boldly`) anything that is ever theirs. */
function choose(walk: Walk, { who, which, boldly }: Try) {
  const reader = everybody[who];
  if (reader === undefined) {
    return { by: null, command: service[which % service.length] ?? service[0], named: null };
  }
  const look = walk.look(reader);
  const { context } = look;
  const can = new Set(look.can.map(({ type }) => type));
  const theirs = samplesFor({ context, reader, at: walk.at, facts: walk.facts });
  // Life happens, but not at every turn: else no walk would get far.
  const rare = ['setAside', 'withdraw', 'declareConflict', 'replaceParticipant'];
  const open = theirs.filter(
    ({ command: { type } }) => boldly || (can.has(type) && (!rare.includes(type) || which > 95)),
  );
  const sample = open[which % Math.max(open.length, 1)];
  return sample && { by: reader, ...commandOf(sample) };
}

interface Taken {
  before: ReturnType<Walk['look']>;
  after: ReturnType<Walk['look']>;
  by: string | null;
  command: DiscussionCommand;
  facts: DiscussionFacts;
  at: string;
  last: Walk['last'];
}

/** Walks as told and hands out every step that was taken. */
function walkThrough(begin: () => Walk, all: Try[], seen: (taken: Taken) => void): Walk {
  const walk = begin();
  for (const one of all) {
    const { hash: contentHash, strengths, childsExperience } = one;
    walk.facts = { ...walk.facts, contentHash, strengths, childsExperience };
    walk.wait(one.hours);
    const chosen = choose(walk, one);
    if (!chosen?.command) continue;
    const { by, command, named } = chosen;
    const before = walk.look();
    if (!walk.try(by, command, { named }).ok) continue;
    walk.send(by, command, { named });
    seen({
      before,
      after: walk.look(),
      by,
      command,
      facts: walk.facts,
      at: walk.at,
      last: walk.last,
    });
  }
  return walk;
}

/** From the beginning, and from further on: what lies at the end is seldom found by chance. */
const beginnings = fc.constantFrom(proposed, ready, closing, agreeing, acting, revisiting);
const ways = fc.tuple(beginnings, fc.array(tries, { minLength: 25, maxLength: 50 }));
const steps: Taken[] = [];
beforeAll(() => {
  for (const [begin, all] of fc.sample(ways, { numRuns: 50, seed: 20261122 })) {
    walkThrough(begin, all, (taken) => steps.push(taken));
  }
});

function always(what: string, holds: (taken: Taken) => void) {
  test(what, () => {
    for (const step of steps) holds(step);
  });
}

describe('on every way through', () => {
  always(
    '[D17 D18 D19 D21] nothing is agreed without impact, family’s voice and two agreements to one text',
    (taken) => {
      const { before, after, facts, last } = taken;
      if (before.journey === 'acting' || after.journey !== 'acting') return;
      const { contentHash, childsExperience } = facts;
      expect(childsExperience).toBeGreaterThan(0);
      expect(['recorded', 'explained']).toContain(after.context.familyVoice.status);
      const two = theTwo(after.context);
      expect(two).toHaveLength(2);
      for (const person of two) {
        expect(after.context.agreements).toContainEqual(
          expect.objectContaining({ person, contentHash }),
        );
      }
      expect(last.within).toEqual([{ type: 'keepRecord', version: after.context.recordVersion }]);
    },
  );

  always(
    '[D35] safety is never lost nor changed by the journey, and the other way round',
    ({ before, after, command }) => {
      const isSafety = ['raiseConcern', 'chaseConcern', 'acknowledge', 'handOver'].includes(
        command.type,
      );
      if (isSafety) expect(after.journey).toBe(before.journey);
      else expect(after.safety).toBe(before.safety);
      if (before.safety !== 'clear') expect(after.context.concern).not.toBeNull();
    },
  );

  always(
    '[D12] worries are never reached without a strength',
    ({ before, after, command, facts }) => {
      const fresh = after.context.stagesReached.filter(
        (stage) => !before.context.stagesReached.includes(stage),
      );
      if (command.type === 'moveTo' && fresh.includes('worries'))
        expect(facts.strengths).toBeGreaterThan(0);
      if (fresh.includes('strengths'))
        expect(after.context.stagesReached).toContain('childsExperience');
    },
  );

  always(
    '[D6 D37] the other’s reflection is read only once both are shared, and then by both',
    ({ after }) => {
      const { context, circle } = after;
      for (const person of theTwo(context)) {
        const other = otherOf(context, person);
        if (other === null) continue;
        const access = documentAccess(
          circle,
          { kind: 'reflection', discussion: 'd', person: other },
          person,
        );
        const both = context.shared.includes(person) && context.shared.includes(other);
        expect(access).toBe(both ? 'read' : 'none');
      }
    },
  );

  always(
    '[D30] who has a conflict of interest takes no part again and is told nothing',
    ({ after, last, command }) => {
      for (const person of after.context.conflicted) {
        expect(after.context.participants.map((participant) => participant.person)).not.toContain(
          person,
        );
        const to = last.effects.flatMap((effect) => (effect.type === 'notify' ? effect.to : []));
        if (command.type !== 'declareConflict') expect(to).not.toContain(person);
      }
    },
  );

  always('nobody is told of what they did themselves, and nobody twice', ({ last, by }) => {
    for (const effect of last.effects) {
      if (effect.type !== 'notify') continue;
      expect(effect.to).not.toContain(by);
      expect(new Set(effect.to).size).toBe(effect.to.length);
      expect(effect.to.length).toBeGreaterThan(0);
    }
  });

  always('timers are known by name and lie ahead', ({ last, at }) => {
    for (const { name, dueAt } of last.arm) {
      expect(Object.keys(discussionTimers)).toContain(name);
      expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(at));
    }
    const armed = last.arm.map(({ name }) => name);
    expect(armed.filter((name) => last.disarm.includes(name))).toEqual([]);
  });

  always(
    'what is stored is plain JSON, and reads the same after a journey through text',
    ({ last, at, facts, after }) => {
      const stored: typeof last.stored = JSON.parse(JSON.stringify(last.stored));
      expect(stored).toEqual(last.stored);
      expect(discussionWorkflow.look(stored, actor(worker), at, facts)).toEqual(after);
    },
  );

  test('what look says can be done is taken, and what it says cannot is refused with that reason', () => {
    let checked = 0;
    fc.assert(
      fc.property(ways, ([begin, all]) => {
        const walk = walkThrough(begin, all, () => {});
        for (const reader of everybody) {
          const { context, can, cannot } = walk.look(reader);
          const asking = { context, reader, at: walk.at, facts: walk.facts };
          const possible = new Set<string>();
          for (const { command, named, oneOf } of samplesFor(asking)) {
            const decided = walk.try(reader, command, named === undefined ? {} : { named });
            if (decided.ok) {
              possible.add(command.type);
              const listed = can.find(({ type }) => type === command.type);
              expect(listed).toBeDefined();
              if (oneOf) expect(listed?.[oneOf.listedAs]).toContain(oneOf.value);
            } else {
              const narrowed = oneOf ? { [oneOf.name]: oneOf.value } : {};
              expect(cannot).toContainEqual({
                type: command.type,
                ...narrowed,
                reason: decided.reason,
              });
            }
            checked += 1;
          }
          expect(new Set(can.map(({ type }) => type))).toEqual(possible);
          for (const { reason } of cannot) expect(reason).toMatch(/^[A-Z].*\.$/);
        }
      }),
      { numRuns: 15, seed: 20261122 },
    );
    expect(checked).toBeGreaterThan(1000);
  });

  test('these walks do get about', () => {
    const journeys = new Set(steps.map(({ after }) => after.journey));
    const commands = new Set(steps.map(({ command }) => command.type));
    expect([...journeys].toSorted()).toEqual([
      'acting',
      'agreeing',
      'closed',
      'preparing',
      'proposed',
      'ready',
      'revisiting',
      'setAside',
      'together',
      'withdrawn',
    ]);
    expect(commands.size).toBeGreaterThan(32);
  });
});
