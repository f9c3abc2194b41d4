import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import type { Service } from '../src/service.ts';
import { notificationCollections, type StoredLetter } from '../src/notification/stored.ts';
import { giveAddresses } from './mail-service.ts';
import { currentHash, find, type Held, propose, reflect } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const at = testService();
const zone = 'Europe/London';
const words = {
  caseReference: 'CR-7713',
  focus: 'ZEBRA: why the boy sleeps at the neighbour’s',
  place: 'WALRUS House, Elm Road',
  concern: 'OKAPI was not at home and the door was open.',
  strength: 'IBEX lights up when the carer sings.',
  step: 'LEMUR: a memory box with the carer',
  question: 'TAPIR: may we pay for the frame?',
};

let turn = 0;
/** Lives on until then, from one due moment to the next; each time another node is the quicker one. */
async function live(nodes: readonly Service[], until: string): Promise<void> {
  const end = Date.parse(until);
  while (at.clock.now() < end) {
    const next = await nextDue(nodes);
    at.clock.set(Math.min(Math.max(next, at.clock.now() + 1000), end));
    await nodes[turn++ % nodes.length]?.settle();
    await collect(at.service);
  }
}

async function nextDue([node]: readonly Service[]): Promise<number> {
  if (!node) return Infinity;
  const { discussions, actions, events } = node.collections;
  const { letters } = await notificationCollections(node.connection);
  const due = await Promise.all([
    discussions
      .find({ nextDue: { $ne: null } })
      .sort({ nextDue: 1 })
      .limit(1)
      .next(),
    actions
      .find({ nextDue: { $ne: null } })
      .sort({ nextDue: 1 })
      .limit(1)
      .next(),
  ]);
  const owed = await events
    .find({ 'receipt.due': { $ne: null } })
    .sort({ 'receipt.due': 1 })
    .limit(1)
    .next();
  const letter = await letters
    .find({ due: { $ne: null } })
    .sort({ due: 1 })
    .limit(1)
    .next();
  const instants = [...due.map((one) => one?.nextDue), owed?.receipt.due, letter?.due];
  return Math.min(...instants.map((instant) => instant?.getTime() ?? Infinity));
}

/** Every e-mail there ever was: what went out is let go of after a while. */
const kept = new Map<string, StoredLetter>();
async function collect({ connection }: Service): Promise<void> {
  const { letters } = await notificationCollections(connection);
  for (const letter of await letters.find({ state: 'kept' }).toArray())
    kept.set(letter._id, letter);
}

/** Who was told what, and when, by e-mail: as people saw it. */
function transcript(): string {
  const said = [...kept.values()].map(({ sentAt, person, composed, weekly }) => {
    const when = DateTime.fromJSDate(sentAt ?? new Date(0), { zone });
    const title = `${when.toFormat('ccc d LLL yyyy, HH:mm')}  ${person.padEnd(7)} ${composed?.title ?? ''}`;
    const lines = (composed?.text ?? '')
      .split('\n')
      .filter((line) => line.startsWith('- ') && !/\d{1,2}(?:\.\d\d)? [ap]m$/.test(line))
      .toSorted();
    return [title, ...(weekly ? lines.map((line) => `    ${line}`) : [])].join('\n');
  });
  return `${said.toSorted(byMoment).join('\n')}\n`;
}

function byMoment(one: string, other: string): number {
  const instant = (line: string) =>
    DateTime.fromFormat(line.slice(0, line.indexOf('  ')), 'ccc d LLL yyyy, HH:mm', {
      locale: 'en-GB',
    }).toMillis();
  return instant(one) - instant(other) || (one < other ? -1 : 1);
}

async function hold(held: Held): Promise<void> {
  const { path, sam, priya } = held;
  for (const person of [sam, priya]) {
    await reflect(at, held, person.person);
    await person.does(path, { type: 'shareReflection' });
  }
  await sam.does(path, { type: 'recordFamilyVoice', words: words.strength, how: 'T, on a visit' });
  await priya.does(path, { type: 'openRoom' });
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await find(at, held, 'f1', 'childsExperience', words.strength);
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  await find(at, held, 'f2', 'strength', words.strength);
  for (const stage of ['worries', 'learning', 'nextSteps'])
    await priya.does(path, { type: 'moveTo', stage });
  await find(at, held, 'f3', 'nextStep', words.step, {
    owner: 'sam',
    due: '2026-12-31',
    expectedChange: words.step,
  });
  await priya.does(path, { type: 'moveTo', stage: 'closing' });
  await priya.does(path, { type: 'finish' });
  const contentHash = await currentHash(held);
  await priya.does(path, { type: 'agree', contentHash });
  await sam.does(path, { type: 'agree', contentHash });
}

async function actionOf({ path, sam }: Held): Promise<string> {
  const [action] = (await sam.get(path)).body['actions'] as unknown as { id: string }[];
  return `/actions/${action?.id}`;
}

test('a year of an organisation: who was told what, and when', async () => {
  await giveAddresses(at);
  const nodes = [at.service, await at.another()];
  const people = await Promise.all(
    ['sam', 'priya', 'morgan', 'dami', 'lee'].map((one) => at.as(one)),
  );
  const [sam, priya, morgan, dami, lee] = people as [Caller, Caller, Caller, Caller, Caller];
  const day = (date: string, time = '10:00') =>
    live(nodes, DateTime.fromISO(`${date}T${time}`, { zone }).toUTC().toISO() ?? '');
  await sam.post('/how-you-hear', { group: 'reflections', email: 'never', push: true });

  // Asked on a Tuesday; not answered for nine days; reminded once, in the weekly e-mail.
  const first = await propose(at, {
    ...words,
    times: ['2026-12-08T14:00:00.000Z'],
    place: undefined,
    concern: undefined,
    strength: undefined,
    step: undefined,
    question: undefined,
  });
  await day('2026-12-03');
  await priya.does(first.path, { type: 'accept', time: '2026-12-08T14:00:00.000Z' });
  // Moved in the evening: the morning says so, once.
  await day('2026-12-03', '20:00');
  for (const startsAt of ['2026-12-09T14:00:00.000Z', '2026-12-10T14:00:00.000Z']) {
    await priya.does(first.path, {
      type: 'schedule',
      startsAt,
      durationMinutes: 60,
      place: words.place,
    });
  }
  await day('2026-12-10', '14:00');
  await hold(first);
  // A decision is asked for, reminded of, and given. The next step goes past its day over Christmas.
  await day('2026-12-11', '16:00');
  const step = await actionOf(first);
  await sam.does(step, { type: 'askDecision', approver: 'morgan', question: words.question });
  await day('2026-12-17');
  await morgan.does(step, { type: 'decide', outcome: 'approved', reason: words.question });

  // Nobody runs the service from the 20th of December to the 4th of January.
  await day('2026-12-20');
  at.clock.set('2027-01-04T09:30:00.000Z');
  await Promise.all(nodes.map((node) => node.settle()));
  await day('2027-01-12');
  await sam.does(step, { type: 'finish' });

  // The revisit: one answers, the other is reminded.
  await day('2027-01-23');
  await sam.does(first.path, { type: 'recordDifference', whatChanged: words.strength });
  await day('2027-02-02');
  await priya.does(first.path, { type: 'recordDifference', whatChanged: words.strength });

  // A worry on a Friday evening; a clock that jumps ahead and back on the Saturday; acknowledged on the Sunday.
  await day('2027-02-05', '21:00');
  await sam.does(first.path, { type: 'raiseConcern', summary: words.concern });
  await day('2027-02-05', '23:30');
  const saturday = Date.parse('2027-02-06T07:10:00.000Z');
  for (const minutes of [0, -300, 40, 10]) {
    at.clock.set(saturday + minutes * 60_000);
    await Promise.all(nodes.map((node) => node.settle()));
  }
  await day('2027-02-06', '09:30');
  await morgan.does(first.path, { type: 'acknowledge' });

  // Over the change to summer time: eight in the morning stays eight in the morning.
  await day('2027-03-25', '19:00');
  const other = await dami.post('/discussions', {
    commandId: 'second',
    myRole: 'worker',
    with: 'lee',
    caseReference: words.caseReference,
    ageBand: '5–9',
    focus: words.focus,
    times: [],
  });
  const path = `/discussions/${String(other.body['id'])}`;
  await day('2027-03-29', '19:00');
  await lee.does(path, { type: 'accept' });
  await day('2027-03-31');
  await lee.does(path, { type: 'setAside', reason: words.concern });
  await day('2027-04-02', '09:00');
  await dami.does(path, { type: 'takeUpAgain' });
  await dami.does(path, {
    type: 'schedule',
    startsAt: '2027-04-22T09:00:00.000Z',
    durationMinutes: 60,
    place: words.place,
  });
  await day('2027-04-20');
  await lee.does(path, { type: 'withdraw', reason: words.concern });
  // Nothing is asked of anybody any more: nobody hears anything.
  await day('2027-11-24');

  const told = transcript();
  await expect(told).toMatchFileSnapshot('year.transcript.txt');
  for (const word of ['CR-7713', 'ZEBRA', 'WALRUS', 'OKAPI', 'IBEX', 'LEMUR', 'TAPIR']) {
    expect(told).not.toContain(word);
    expect(JSON.stringify([...kept.values()])).not.toContain(word);
  }
}, 180_000);
