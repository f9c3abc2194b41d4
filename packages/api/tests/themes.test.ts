import { randomUUID } from 'node:crypto';
import { Binary } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '@alongside/workflows/discussion/findings';
import type { StoredRecord } from '../src/database/collections.ts';
import { countDiscussions } from '../src/theme/count.ts';
import { frameWeeks, weekOf } from '@alongside/workflows/theme/weeks';
import { themeCollections, type ThemeCollections } from '../src/theme/stored.ts';
import { verifyThemes } from '../src/theme/verify-themes.ts';
import { createTransact } from '../src/durable/transact.ts';
import { agreeBoth } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
let themes: ThemeCollections;
const weekMs = 7 * 24 * 60 * 60 * 1000;

function finding(more: Partial<Finding>): Finding {
  return {
    id: randomUUID(),
    section: 'strength',
    text: 'He drew the worry house with Priya, CR-4821; ring 07700 900123 about his sister.',
    createdBy: 'sam',
    createdAt: null,
    themes: ['direct-work'],
    share: false,
    standard: null,
    from: [],
    ownReflection: false,
    owner: null,
    due: null,
    expectedChange: null,
    ...more,
  };
}

/** A record as the second agreement leaves it. */
function record(
  discussion: string,
  agreedAt: string,
  findings: Finding[],
  held: Partial<NonNullable<StoredRecord['held']>> = {},
  version = 1,
): StoredRecord {
  return {
    _id: `${discussion}:${version}`,
    organisation: 'fernvale',
    discussion,
    version,
    contentHash: 'x',
    agreedAt,
    focus: 'x',
    familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
    findings,
    agreements: [],
    state: new Binary(Buffer.alloc(0)),
    held: { worker: 'sam', area: 'North', service: 'Care', team: 'kestrel', ...held },
    due: new Date(agreedAt),
  };
}

const weeks = 26;
/** How many of the sixteen of a week raise direct work as a strength: now more, now fewer. */
const raisedIn = (week: number): number => 5 + ((week * week * 7 + week) % 7);
const raised = 203;
const all = weeks * 16;

/** The weeks before now, each with discussions of five workers. */
function aYear(): StoredRecord[] {
  const now = at.clock.now();
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 16 }, (_unused, index) =>
      record(
        `d-${week}-${index}`,
        new Date(now - (week + 1) * weekMs).toISOString(),
        [
          finding({
            themes: index < raisedIn(week) ? ['direct-work'] : ['life-story'],
            share: (index === 0 && week === 3) || (index === 1 && week < 8),
            createdBy: index === 1 ? 'priya' : 'sam',
            standard: 'children-heard',
          }),
        ],
        {
          worker: `w${(index + week) % 5}`,
          service: index < 14 ? 'Care' : 'Tiny',
          area: index % 3 === 0 ? 'West' : 'North',
          team: index < 14 ? `team-${index % 3}` : 'tiny',
        },
      ),
    ),
  ).flat();
}

const differences = () => verifyThemes(at.service.collections, themes);

beforeAll(async () => {
  themes = await themeCollections(at.service.connection);
});

describe('counting', () => {
  test('an agreed discussion is counted with its newest record, once, in the week it was first agreed', async () => {
    const held = await agreeBoth(at);
    expect(await themes.learnings.findOne({ _id: held.id })).toMatchObject({
      version: 1,
      contribution: { worker: 'sam', team: 'kestrel', service: 'Children in care', area: 'North' },
    });
    const again = {
      ...record(
        held.id,
        '2026-12-24T09:00:00.000Z',
        [finding({})],
        { service: 'Children in care' },
        2,
      ),
    };
    await at.service.collections.records.insertOne({ ...again, due: new Date(0) });
    const deps = {
      collections: at.service.collections,
      themes,
      transact: createTransact(at.service.connection),
      clock: at.clock,
    };
    // As two nodes would, and once more after a crash.
    await Promise.all([1, 2, 3].map(() => countDiscussions(deps, 'fernvale', [held.id])));
    await countDiscussions(deps, 'fernvale', [held.id]);
    const [rollup, ...others] = await themes.rollups.find().toArray();
    expect(others).toEqual([]);
    expect(rollup?.entries['all']).toEqual({ n: 1, by: { sam: 1 } });
    expect(rollup?.entries['theme:direct-work:strength']).toEqual({ n: 1, by: { sam: 1 } });
    expect(await at.service.collections.records.countDocuments({ due: { $ne: null } })).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test('what is counted wrongly is found, and so is what is published wrongly', async () => {
    const [rollup] = await themes.rollups.find().toArray();
    const field = 'entries.all.n';
    await themes.rollups.updateOne({ _id: rollup?._id ?? '' }, { $inc: { [field]: 1 } });
    expect(await differences()).toMatchObject([
      { says: expect.stringContaining('numbers of this place') },
    ]);
    await themes.rollups.updateOne({ _id: rollup?._id ?? '' }, { $inc: { [field]: -1 } });
  });
});

describe('the overview', () => {
  beforeAll(async () => {
    await at.service.collections.records.insertMany(aYear());
    await at.service.settle();
  }, 120_000);

  const read = async (query = '', person = 'helen') =>
    (await at.as(person)).get(`/themes/overview${query}`);

  test('is for heads of service and the quality lead alone, and of one organisation', async () => {
    for (const person of ['sam', 'priya', 'morgan', 'kai', 'pat']) {
      expect((await read('', person)).status).toBe(404);
    }
    expect((await read('', 'ines')).status).toBe(200);
    expect((await read('', 'helen-elsewhere')).body).toMatchObject({ discussions: null });
  });

  test('has the numbers of whole weeks, by theme, with their denominators and words', async () => {
    const { status, body } = await read('?theme=direct-work');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      discussions: all,
      says: [
        'No change beyond chance in the 2 charts with points enough to tell; 22 more have too few.',
      ],
    });
    const { themes: lines, series, standards } = Object(body);
    expect(lines[1]).toMatchObject({
      id: 'direct-work',
      strength: { count: raised, of: all },
      learningPoint: { count: 0, of: all },
    });
    // Two weeks a point; the first and the last may stand alone.
    expect(series[0].points.length).toBeGreaterThanOrEqual(weeks / 2);
    expect(series[0].says).toContain('no change beyond chance');
    expect(standards[0].share).toEqual({ count: all, of: all });
    expect(await differences()).toEqual([]);
  });

  test('looks at whole frames where no beginning is chosen, so that nothing published is cut off', async () => {
    const { period, shown } = Object((await read()).body);
    const from = weekOf(period.from);
    expect(from % frameWeeks).toBe(0);
    expect(weekOf(period.to) - from).toBeGreaterThanOrEqual(frameWeeks);
    expect(shown.to).toBe(period.to);
    const turned = Object((await read(`?from=${period.to}&to=${period.from}`)).body);
    expect(turned.period.from).toBe(period.from);
  });

  test('says where a theme stands on the plan, and marks its chart where something was changed', async () => {
    const helen = await at.as('helen');
    const heard = 'Drawing helps children to say it.';
    const put = { commandId: randomUUID(), theme: 'direct-work', heard, area: 'North' };
    const response = String((await helen.post('/responses', put)).body['id']);
    const open = Object((await read('?theme=direct-work')).body);
    expect(open.answers).toEqual([{ theme: 'direct-work', response, standing: 'noticed' }]);
    expect(open.changes).toEqual([]);
    await helen.does(`/responses/${response}`, { type: 'adopt', what: 'Paper in every car.' });
    const after = Object((await read('?theme=direct-work&area=North')).body);
    expect(after.answers).toMatchObject([{ standing: 'done' }]);
    expect(after.changes).toMatchObject([{ what: 'Paper in every car.', area: 'North', response }]);
    const another = Object((await read('?theme=life-story')).body);
    expect(another.changes).toEqual([]);
    expect(Object((await read('?theme=direct-work&area=West')).body).answers).toEqual([]);
    expect(Object((await read('', 'helen-elsewhere')).body).answers).toEqual([]);
  });

  test('hides a place that is too small, what could be subtracted from the rest, and names no person', async () => {
    const care = Object((await read('?service=Care')).body);
    expect(care.discussions).toBe(weeks * 14);
    // Two a week are too few by week; over time they are enough.
    const tiny = Object((await read('?service=Tiny&theme=direct-work')).body);
    expect(tiny.series[0].points.every((point: { of: number }) => point.of >= 5)).toBe(true);
    const nowhere = Object((await read('?team=kestrel')).body);
    expect(nowhere.discussions).toBeNull();
    expect(JSON.stringify([care, tiny])).not.toMatch(/\b(?:w[0-3]|sam)\b/i);
  });

  test('leaves the service with no number under ten', async () => {
    const answer = await read('.csv?service=Tiny');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.text).toContain('Strengths against learning points');
    const numbers = [...answer.text.matchAll(/(\d+) of \d+/g)].map((match) => Number(match[1]));
    expect(numbers.filter((number) => number > 0 && number < 10)).toEqual([]);
  });

  test('shows an excerpt only in its author’s own words, after a last look, with nothing to be found by', async () => {
    const before = Object((await read('?theme=direct-work')).body);
    expect(before.excerpts).toEqual([]);
    const sam = await at.as('sam');
    const { items } = Object((await sam.get('/excerpts?state=waiting')).body);
    expect(items).toHaveLength(1);
    expect(items[0].words).toBe(
      'He drew the worry house with a colleague, [number taken out]; ring [phone number taken out] about his sister.',
    );
    const path = `/excerpts/${items[0].id}`;
    expect((await (await at.as('priya')).send(path, { type: 'confirm' })).status).toBe(404);
    for (const words of ['Ring 07700 900123.', 'He is CR-4821.']) {
      expect((await sam.send(path, { type: 'confirm', words })).status).toBe(422);
    }
    await sam.does(path, { type: 'confirm', words: 'He drew his worry house.' });
    const after = Object((await read('?theme=direct-work')).body);
    expect(after.excerpts).toMatchObject([
      { section: 'strength', words: 'He drew his worry house.' },
    ]);
    expect(JSON.stringify(after.excerpts)).not.toContain('d-3-0');
    await sam.does(path, { type: 'withdraw' });
    expect(Object((await read('?theme=direct-work')).body).excerpts).toEqual([]);
  });

  test('a sample is tagged a second time without knowing the first tags, and compared by theme, never by person', async () => {
    const [ines, priya] = await Promise.all([at.as('ines'), at.as('priya')]);
    const drawing = { commandId: 'draw-1', size: 5, seed: 'autumn' };
    expect((await ines.post('/second-taggings', drawing)).status).toBe(422);
    const { items } = Object((await priya.get('/excerpts')).body);
    expect(items).toHaveLength(8);
    for (const [index, { id }] of items.slice(0, 7).entries()) {
      await priya.does(`/excerpts/${id}`, { type: 'confirm', words: `He drew it, ${index}.` });
    }
    // What points to two themes is still one to draw from; all there are is what it says.
    const one = { _id: items[0].id, organisation: 'fernvale' };
    await themes.excerpts.updateOne(one, { $push: { themes: 'life-story' } });
    const every = await ines.post('/second-taggings', { commandId: 'draw-0', size: 200 });
    expect(every.body).toMatchObject({ size: 7, drawnFrom: 7, left: 7 });
    await themes.excerpts.updateOne(one, { $pull: { themes: 'life-story' } });
    const drawn = await ines.post('/second-taggings', drawing);
    expect(drawn.status).toBe(201);
    expect(drawn.body).toMatchObject({ size: 5, drawnFrom: 7, tagged: 0, left: 5, before: null });
    const { id, next: first } = Object(drawn.body);
    // As often as it is sent; and the same seed draws the same.
    expect((await ines.post('/second-taggings', drawing)).body).toMatchObject({ id });
    const again = await ines.post('/second-taggings', { ...drawing, commandId: 'draw-2' });
    expect(Object(again.body).next.words).toBe(first.words);

    const path = `/second-taggings/${id}`;
    const answers = [drawn.text];
    let { body } = drawn;
    const tag = async (...chosen: string[]) => {
      const { item } = Object(body).next;
      const answer = await ines.post(`${path}/tags`, { item, themes: chosen });
      expect(answer.status).toBe(200);
      answers.push(answer.text);
      ({ body } = answer);
    };
    for (let n = 0; n < 3; n += 1) await tag('identity');
    // A slip is put right: going back to the one before, again and again.
    for (const { item } of await themes.secondTags
      .find({ sample: id, second: ['identity'] })
      .map(({ _id }) => ({ item: _id }))
      .toArray()) {
      const right = await ines.post(`${path}/tags`, { item, themes: ['direct-work'] });
      expect(right.body).toMatchObject({ tagged: 3, before: { themes: expect.any(Array) } });
    }
    // Not one of all these answers says what it was first tagged with, where it comes from or who wrote it.
    expect(answers.join('')).not.toMatch(/direct-work|priya|d-\d+-\d|kestrel|West/);
    const withdrawn = items.find(
      (_: unknown, index: number) => Object(body).next.words === `He drew it, ${index}.`,
    );
    await priya.does(`/excerpts/${withdrawn.id}`, { type: 'withdraw' });
    body = (await ines.get(path)).body;
    expect(body).toMatchObject({ tagged: 3, left: 1 });
    expect((await ines.post(`${path}/tags`, { item: first.item, themes: ['x'] })).status).toBe(422);
    await tag('identity');

    const done = await ines.post(`${path}/finish`, {});
    expect(done.body).toMatchObject({
      agreement: {
        of: 4,
        same: 3,
        themes: [
          { theme: 'direct-work', both: 3, onlyFirst: 1, onlySecond: 0, neither: 0 },
          { theme: 'identity', both: 0, onlyFirst: 0, onlySecond: 1, neither: 3 },
        ],
      },
      differences: [{ first: ['direct-work'], second: ['identity'] }],
    });
    expect(done.text).not.toMatch(/priya|"w\d"|d-\d+-\d/);
    expect((await ines.post(`${path}/finish`, {})).body).toEqual(done.body);
    const late = { item: first.item, themes: [] };
    expect((await ines.post(`${path}/tags`, late)).status).toBe(422);
    const { items: history } = Object((await ines.get('/second-taggings')).body);
    expect(history.map((one: { id: string }) => one.id)).toContain(id);
    // Nobody else's, and of one organisation; whoever took part can look who read it.
    expect((await (await at.as('helen')).get(path)).status).toBe(403);
    expect((await (await at.as('ines-elsewhere')).get(path)).status).toBe(404);
    const { discussion } = (await themes.secondTags.findOne({ _id: first.item })) ?? {};
    expect(
      await at.service.connection.db
        ?.collection('viewings')
        .countDocuments({ person: 'ines', what: 'sharedExcerpts', 'about.discussion': discussion }),
    ).toBeGreaterThan(0);
  });

  test('follows a merge with all its old counts, and its taking back', async () => {
    const ines = await at.as('ines');
    const refused = await (
      await at.as('helen')
    ).send('/codebook', { type: 'retireTheme', theme: 'identity' });
    expect(refused.status).toBe(403);
    const helen = await at.as('helen');
    const put = { commandId: randomUUID(), theme: 'life-story', heard: 'It begins late.' };
    const answered = (await helen.post('/responses', put)).body['id'];
    const command = {
      commandId: 'merge-1',
      type: 'mergeTheme',
      theme: 'life-story',
      into: 'direct-work',
    };
    const merged = await ines.post('/codebook/commands', { ...command, expectedRevision: 0 });
    expect(merged.body).toMatchObject({ revision: 1 });
    expect(
      (await ines.post('/codebook/commands', { ...command, expectedRevision: 0 })).body,
    ).toMatchObject({ revision: 1 });
    expect((await ines.post('/codebook/commands', { ...command, theme: 'identity' })).status).toBe(
      409,
    );
    expect(
      (
        await ines.send('/codebook', {
          type: 'retireTheme',
          theme: 'identity',
          expectedRevision: 0,
        })
      ).status,
    ).toBe(409);
    await at.service.settle();
    const strength = async () =>
      Object((await read()).body).themes.find(({ id }: { id: string }) => id === 'direct-work')
        .strength;
    expect(await strength()).toEqual({ count: all, of: all });
    expect(Object((await ines.get('/themes')).body).former).toMatchObject([
      { id: 'life-story', now: 'direct-work' },
    ]);
    // An address kept from before, and what was put on the plan, are found where the theme went.
    await ines.does('/codebook', { type: 'mergeTheme', theme: 'supervision', into: 'identity' });
    expect((await read('?theme=supervision')).body).toMatchObject({ theme: { id: 'identity' } });
    const onThePlan = Object((await helen.get('/responses?theme=direct-work')).body).items;
    expect(onThePlan.map(({ id }: { id: string }) => id)).toContain(answered);
    for (const step of [1, 2]) await ines.does('/codebook', { type: 'undo', step });
    await at.service.settle();
    expect(await strength()).toEqual({ count: raised, of: all });
    expect(await differences()).toEqual([]);
  }, 120_000);

  test('comes from indexes alone', async () => {
    const plans = await Promise.all([
      themes.publications
        .find({ organisation: 'fernvale', limit: 5, frame: { $in: [60, 61] } })
        .explain(),
      themes.excerpts
        .find({
          organisation: 'fernvale',
          state: 'confirmed',
          themes: { $in: ['direct-work'] },
          week: { $gte: 1, $lt: 9999 },
        })
        .explain(),
      themes.rollups.find({ organisation: 'fernvale', frame: 61 }).explain(),
      themes.learnings.find({ organisation: 'fernvale', frame: { $in: [60, 61] } }).explain(),
      at.service.collections.records.find({ due: { $type: 'date', $lte: new Date() } }).explain(),
    ]);
    for (const plan of plans) {
      const { winningPlan } = Object(plan).queryPlanner;
      expect(JSON.stringify(winningPlan)).toContain('IXSCAN');
      expect(JSON.stringify(winningPlan)).not.toContain('COLLSCAN');
    }
  });
});

test('a codebook goes out and comes in as CSV and as REFI-QDA', async () => {
  const ines = await at.as('ines');
  for (const kind of ['csv', 'qdc']) {
    const file = await ines.get(`/codebook.${kind}`);
    const brought = await ines.post('/codebook/read', { text: file.text });
    const { themes: found } = Object(brought.body);
    expect(found).toHaveLength(12);
    expect(found[3]).toMatchObject({ name: 'Life-story work', dimension: 'practice' });
    expect(found[3].notWhen).toContain('direct work');
  }
  const parted = await ines.post('/codebook/read', { text: 'Name;Definition\nFood;Meals, snacks' });
  expect(Object(parted.body).themes).toMatchObject([{ name: 'Food', definition: 'Meals, snacks' }]);
  const twice = await ines.post('/codebook/read', { text: 'name,definition\nFood,One\nfood,Two' });
  expect(twice.status).toBe(422);
  expect(twice.text).toContain('“food” stands in this file twice');
  const nothing = await ines.post('/codebook/read', { text: 'a;b\n1;2' });
  expect(nothing.status).toBe(422);
});
