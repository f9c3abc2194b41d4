import {
  type DiscussionView,
  discussionSummarySchema,
  discussionViewSchema,
} from '@alongside/workflows/discussion/view';
import { notificationSchema } from '@alongside/workflows/notification/contract';
import { responseSummarySchema } from '@alongside/workflows/response/view';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadDemo } from '../src/demo/load.ts';
import { createService, type Service } from '../src/service.ts';
import { verifyAll } from '../src/verify-all.ts';
import { testDatabase } from './mongo.ts';
import { serviceOptions, signedIn } from './service.ts';

const options = serviceOptions(testDatabase().uri);
let service: Service;

const threeAlone = { year: false, say: () => undefined };

beforeAll(async () => {
  await loadDemo(options, threeAlone);
  service = await createService(options);
}, 120_000);
afterAll(() => service.close());

async function read(person: string, caseReference: string): Promise<DiscussionView> {
  const caller = await signedIn(service.url, person);
  const list = await caller.get(`/discussions?q=${caseReference}`);
  const [found] = z.object({ items: z.array(discussionSummarySchema) }).parse(list.body).items;
  return discussionViewSchema.parse((await caller.get(`/discussions/${found?.id}`)).body);
}

function texts(view: DiscussionView, section: string): string[] {
  return view.findings.filter((finding) => finding.section === section).map(({ text }) => text);
}

describe('the demo organisation holds its three discussions', () => {
  test('D-001 is closed, revisited seven weeks after it was held', async () => {
    const view = await read('sam-ferngate', 'CR-4821');
    expect(view.state).toMatchObject({ journey: 'closed', safety: 'clear' });
    expect(view.ageBand).toBe('5–9');
    expect(texts(view, 'strength')).toEqual([
      'Visits happen where T likes to be.',
      'Using Three Houses, T drew the “worry house” and asked to see his sister more.',
      'Contact rose to fortnightly.',
    ]);
    expect(texts(view, 'worry')).toHaveLength(2);
    expect(view.actions.map(({ what, state }) => [what, state])).toEqual([
      ['Memory box with carer', 'done'],
      ['Meeting with Nan', 'done'],
    ]);
    expect(view.scale?.answers.map(({ value }) => value)).toEqual([4, 3, 6, 6]);
    expect(view.familyVoice.words).toBe('T: “I liked the drawing. Tell my sister I won.”');
    const [recorded] = view.differences;
    const weeks =
      (Date.parse(recorded?.at ?? '') - Date.parse(view.meeting?.startsAt ?? '')) / 6048e5;
    expect(Math.round(weeks)).toBe(7);
    const sunday = 0;
    const saturday = 6;
    expect([sunday, saturday]).not.toContain(new Date(view.meeting?.startsAt ?? '').getUTCDay());
  });

  test('D-002 is acting, agreed with a difference; the team manager’s step is overdue', async () => {
    const view = await read('dami-oakhurst', 'CR-5107');
    expect(view.state.journey).toBe('acting');
    expect(view.agreements.map(({ person, difference }) => [person, difference])).toEqual([
      ['lee-stanwick', null],
      ['dami-oakhurst', 'Late recording reflects duty cover, not priority.'],
    ]);
    expect(view.actions.filter(({ overdue }) => overdue).map(({ owner }) => owner.id)).toEqual([
      'alex-brindle',
    ]);
    expect(view.scale?.answers.map(({ value }) => value)).toEqual([5, 4]);
  });

  test('D-003 waits for the worker; the practice lead has agreed', async () => {
    const view = await read('noor-whitcombe', 'CR-3390');
    expect(view.state.journey).toBe('agreeing');
    expect(view.agreements.map(({ person, stands }) => [person, stands])).toEqual([
      ['priya-millbrook', true],
    ]);
    expect(view.familyVoice).toMatchObject({
      status: 'explained',
      reason: 'Not asked: parent in hospital; ask later.',
    });
    expect(view.can.map(({ type }) => type)).toContain('agree');
  });
});

test('its log is real: a replay ends in the same states', async () => {
  expect(await verifyAll(service.collections)).toMatchObject({ differences: [] });
});

test('it is told once; what people write in it afterwards stays', async () => {
  expect(await loadDemo(options, threeAlone)).toBe(false);
});

test('news older than a week has been read', async () => {
  const caller = await signedIn(service.url, 'sam-ferngate');
  const { items } = z
    .object({ items: z.array(notificationSchema) })
    .parse((await caller.get('/notifications')).body);
  expect(items.length).toBeGreaterThan(5);
  const weekAgo = Date.now() - 7 * 24 * 60 * 60 * 1000;
  expect(items.filter(({ at, readAt }) => readAt === null && Date.parse(at) < weekAgo)).toEqual([]);
});

test('its plan holds one of each kind, and those who wrote of it were told', async () => {
  const sam = await signedIn(service.url, 'sam-ferngate');
  const { items } = z
    .object({ items: z.array(responseSummarySchema) })
    .parse((await sam.get('/responses')).body);
  expect(
    items.map(({ theme, standing, late }) => [theme.id, standing, late?.what ?? null]),
  ).toEqual(
    expect.arrayContaining([
      ['multi-agency', 'done', null],
      ['exploitation-missing', 'trying', null],
      ['life-story', 'considering', null],
      ['direct-work', 'notNow', null],
      ['support-colleagues', 'noticed', 'consider'],
    ]),
  );
  const dami = await signedIn(service.url, 'dami-oakhurst');
  expect((await dami.get('/responses/because')).body['items']).toMatchObject([
    { message: 'The form for strategy talks is one page now. It asks each thing once.' },
  ]);
});
