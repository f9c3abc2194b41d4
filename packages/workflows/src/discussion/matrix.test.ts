import { expect, test } from 'vitest';
import type { DiscussionCommand } from './contract.ts';
import { noFacts, type DiscussionFacts } from './facts.ts';
import { samplesFor } from './probes.ts';
import { discussionTimers } from './timers.ts';
import {
  acting,
  agreeing,
  bothShared,
  closed,
  closing,
  preparing,
  proposed,
  raised,
  ready,
  revisiting,
  together,
  withGuest,
} from './testing/scenes.ts';
import {
  fullFacts,
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

const agree = { type: 'agree', contentHash: text } as const;
const reason = 'x';

const scenes: Record<string, () => Walk> = {
  'proposed by the worker': proposed,
  'proposed by the practice lead': () => proposed({ proposedAs: 'practiceLead' }),
  preparing: () => withGuest(preparing()),
  'preparing, worker has shared': () => preparing().send(worker, { type: 'shareReflection' }),
  'preparing, both have shared': bothShared,
  'preparing, the family was heard': () =>
    preparing().send(lead, { type: 'recordFamilyVoice', words: 'x', how: 'x' }),
  ready: () => withGuest(ready()),
  'together, arriving': () => withGuest(together()),
  'together, paused': () => together().send(lead, { type: 'pause' }),
  'together, closing': closing,
  'together, one has agreed': () =>
    agreeing().send(worker, agree).send(lead, { type: 'askForChange', about: 'x' }),
  agreeing: () => withGuest(agreeing()),
  'agreeing, worker has agreed': () => agreeing().send(worker, agree),
  acting: () => withGuest(acting()),
  'acting, reopening asked': () => acting().send(worker, { type: 'reopen', reason }),
  revisiting: () => withGuest(revisiting()),
  'revisiting, reopening asked': () => revisiting().send(lead, { type: 'reopen', reason }),
  'revisiting, worker has recorded': () =>
    revisiting().send(worker, { type: 'recordDifference', whatChanged: 'x' }),
  closed: () => withGuest(closed()),
  'closed, reopening asked': () => closed().send(worker, { type: 'reopen', reason }),
  withdrawn: () => withGuest(preparing()).send(worker, { type: 'withdraw' }),
  'set aside from proposed': () => proposed().send(worker, { type: 'setAside', reason }),
  'set aside from agreeing': () =>
    withGuest(agreeing()).send(worker, agree).send(lead, { type: 'setAside', reason }),
  'set aside, practice lead knows the family': () =>
    withGuest(ready()).send(lead, { type: 'declareConflict' }),
  raised: () => raised(withGuest(preparing())),
  chased: () => raised().wait(1).send(null, { type: 'chaseConcern' }),
  acknowledged: () => raised().send(manager, { type: 'acknowledge' }),
  'handed over': () =>
    raised()
      .send(manager, { type: 'acknowledge' })
      .send(manager, { type: 'handOver', recordedWhere: 'x' }),
};

const successors = { worker: newWorker, practiceLead: newLead };
const service: DiscussionCommand[] = [
  ...Object.values(discussionTimers),
  { type: 'lapseAgreements' },
];

interface Sent {
  by: string | null;
  command: DiscussionCommand;
  named: DiscussionFacts['named'];
}

function everything(walk: Walk): Sent[] {
  const people = [worker, lead, guest, manager, head].flatMap((reader) =>
    samplesFor({ context: walk.context, reader, at: walk.at, facts: walk.facts }).map(
      ({ command, named }): Sent => {
        if (command.type === 'replaceParticipant') {
          const person = successors[command.role];
          const known = { id: person, roles: [command.role] };
          return { by: reader, command: { ...command, person }, named: known };
        }
        return { by: reader, command, named: named ?? null };
      },
    ),
  );
  const others: Sent[] = [
    { by: lead, command: { type: 'withdraw' }, named: null },
    { by: worker, command: { type: 'declareConflict', person: lead }, named: null },
    { by: worker, command: { type: 'declareConflict', person: guest }, named: null },
    { by: worker, command: { type: 'declareConflict', person: 'somebody' }, named: null },
    { by: lead, command: { type: 'removeParticipant', person: worker }, named: null },
    { by: lead, command: { type: 'removeParticipant', person: 'somebody' }, named: null },
    { by: lead, command: { type: 'planRevisit', at: walk.at }, named: null },
    {
      by: worker,
      command: { type: 'inviteParticipant', person: lead, as: 'observer' },
      named: { id: lead, roles: [] },
    },
  ];
  return [...people, ...others, ...service.map((command) => ({ by: null, command, named: null }))];
}

/** What came of it, in one line; `walk` is put back to where it was. */
function outcome(walk: Walk, { by, command, named }: Sent, facts: DiscussionFacts): string {
  const { stored } = walk;
  const decided = walk.try(by, command, { ...facts, named });
  if (!decided.ok) return `no, ${decided.reason}`;
  walk.stored = decided.stored;
  walk.last = decided;
  const { event, arm, disarm, within } = decided;
  const { safety } = walk.look();
  const said = [
    `${event} → ${walk.where}, ${safety}`,
    ...Object.entries(walk.told).map(([kind, to]) => `tells ${to.join(' and ')} ${kind}`),
    ...arm.map(({ name, dueAt }) => `arms ${name} ${dueAt}`),
    ...disarm.map((name) => `disarms ${name}`),
    ...within.map(({ type, version }) => `${type} ${version}`),
  ];
  walk.stored = stored;
  return said.join('; ');
}

/** `sam moveTo worries`: who would send what, as far as it tells apart. */
function label({ by, command }: Sent): string {
  const { type, ...payload } = command;
  const telling = Object.entries(payload)
    .filter(([key]) => ['stage', 'role', 'person', 'about', 'time', 'at'].includes(key))
    .map(([, value]) => String(value));
  return [by ?? 'the service', type, ...telling].join(' ');
}

function sceneLines(walk: Walk): string[] {
  const taken: string[] = [];
  const refused = new Map<string, string[]>();
  for (const sent of everything(walk)) {
    const full = outcome(walk, sent, fullFacts);
    const unknown = { ...sent, named: null };
    const bare = outcome(walk, unknown, { ...noFacts, contentHash: otherText });
    if (full.startsWith('no, ')) refused.set(full, [...(refused.get(full) ?? []), label(sent)]);
    else taken.push(`${label(sent)}: ${full}`);
    if (bare !== full) taken.push(`  with nothing written and nobody known: ${bare}`);
  }
  return [...taken, ...[...refused].map(([reason, who]) => `${reason} (${who.join(', ')})`)];
}

function page(): string {
  return Object.entries(scenes)
    .map(([name, scene]) => [`## ${name}`, ...sceneLines(scene())].join('\n'))
    .join('\n\n');
}

/** Read the difference before accepting it (`vitest run -u`): it is what changes for people. */
test('everything that everybody may send everywhere, and what comes of it', async () => {
  await expect(`${page()}\n`).toMatchFileSnapshot('./testing/matrix.txt');
});
