import type { Document } from 'mongodb';
import { Binary } from 'mongodb';
import { expect, test } from 'vitest';
import { sections } from '@alongside/workflows/discussion/stages';
import type { StoredRecord } from '../src/database/collections.ts';
import { testService } from './service.ts';

const at = testService();
const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Collections that counting, publishing and the overview read and write. */
const looked =
  'records learnings rollups themeframes publications excerpts codebooks responses'.split(' ');

function record(index: number): StoredRecord {
  const agreedAt = new Date(at.clock.now() - ((index % 20) + 2) * weekMs).toISOString();
  return {
    _id: `agreed-${index}:1`,
    organisation: 'fernvale',
    discussion: `agreed-${index}`,
    version: 1,
    contentHash: 'x',
    agreedAt,
    focus: 'x',
    familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
    findings: sections.map((section) => ({
      id: `agreed-${index}-${section}`,
      section,
      text: 'They went for walks together.',
      createdBy: 'sam',
      createdAt: null,
      themes: index % 2 === 0 ? ['direct-work', 'life-story'] : ['life-story'],
      share: true,
      standard: 'learn-openly',
      from: [],
      ownReflection: false,
      owner: null,
      due: null,
      expectedChange: null,
    })),
    agreements: [],
    state: new Binary(Buffer.alloc(0)),
    held: {
      worker: ['sam', 'nia', 'dami'][index % 3] ?? null,
      ...{ area: 'North', service: 'Care', team: 'kestrel' },
    },
    due: new Date(at.clock.now()),
  };
}

test('every query of counting, publishing and the overview is by an index', async () => {
  const { db } = at.service.connection;
  if (!db) throw new Error('The connection is not open.');
  const [helen, ines] = await Promise.all([at.as('helen'), at.as('ines')]);
  // MongoDB notes every operation with the plan it was carried out by.
  await db.command({ profile: 2 });
  await at.service.collections.records.insertMany(
    Array.from({ length: 80 }, (_, index) => record(index)),
  );
  await at.service.settle();
  const overview = await helen.get('/themes/overview?theme=direct-work&area=North');
  expect(overview.body).toMatchObject({ discussions: 80 });
  expect((await helen.get('/themes/overview.csv')).status).toBe(200);
  await ines.does('/codebook', { type: 'mergeTheme', theme: 'life-story', into: 'direct-work' });
  await at.service.settle();
  await db.command({ profile: 0 });

  const noted = await db
    .collection('system.profile')
    .find({
      ns: { $in: looked.map((name) => `${db.databaseName}.${name}`) },
    })
    .toArray();
  const planned = noted.filter(({ planSummary }) => typeof planSummary === 'string');
  const seen = new Set(planned.map(({ ns }) => String(ns).split('.').at(-1)));
  expect(seen).toEqual(new Set(looked));
  expect(planned.filter((operation) => !isByIndex(operation)).map(told)).toEqual([]);
  // What is published is asked for at each overview: from the index alone, without its bodies.
  const asked = planned.filter(
    ({ ns, command }) => String(ns).endsWith('.publications') && command?.projection?.stamp === 1,
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.map(({ docsExamined }) => docsExamined)).toEqual(asked.map(() => 0));
});

/** By the organisation first, by what is due, or by an id that was asked for; not along all ids, to have them sorted. */
function isByIndex({ planSummary, command }: Document): boolean {
  const { filter, q, query }: Record<string, object | undefined> = command;
  const asksForId = '_id' in { ...filter, ...q, ...query };
  return String(planSummary)
    .split(', ')
    .filter((part) => /SCAN|HACK|EOF/.test(part))
    .every(
      (part) =>
        /^(IDHACK|EOF|IXSCAN \{ (organisation|due|nextDue): 1)/.test(part) ||
        (asksForId && part.startsWith('IXSCAN { _id: 1')),
    );
}

function told({ ns, op, planSummary, command }: Document): string {
  return `${String(op)} ${String(ns)}: ${String(planSummary)} ${JSON.stringify(command)}`.slice(
    0,
    400,
  );
}
