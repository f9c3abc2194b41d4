import { seriesSchema, suggestionSchema } from '@alongside/workflows/series/contract';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Turn } from '../turns.ts';
import type { YearDiscussion } from './discussions.ts';

const dayMs = 24 * 60 * 60 * 1000;
const keeper = 'ines-garside';
const leadsSchema = z.object({ items: z.array(suggestionSchema) });

/** Days before today on which the first and the last of its discussions meet. */
const weeksOfIt = { first: 41, last: 22 };
/** Before any of its discussions was asked for. */
const drawnDaysAgo = 51;
const size = 24;
const seed = '2026';

/** Of the same list: talked over already in these twelve months, or of nobody's week. */
const talkedOver = 6;
const others = Array.from({ length: 8 }, (_, index) => `CR-${20_000 + index}`);

const plan = {
  kind: 'practiceWeek',
  title: 'Practice weeks: supervision',
  question: 'Does supervision ask what is different for the child?',
  themes: ['supervision', 'plan-difference'],
};

/**
 * Practice weeks among the generated discussions: planned, drawn from a list, handed over, and held by whoever held
 * those discussions anyway. Of some that were drawn nothing came, as it goes.
 * @param today midnight UTC that days are counted back from, milliseconds since the epoch
 */
export function seriesOfYear(
  told: readonly YearDiscussion[],
  at: { as(person: string): Promise<Caller>; today: number },
): Turn[] {
  const during = told.filter(
    ({ daysAgo }) => daysAgo <= weeksOfIt.first && daysAgo >= weeksOfIt.last,
  );
  const earlier = told.filter(({ daysAgo }) => daysAgo > weeksOfIt.first + 60).slice(-talkedOver);
  const listed = [
    ...[...during, ...earlier].map(({ caseReference, worker }) => ({
      reference: caseReference,
      worker: worker.name,
    })),
    ...others.map((reference) => ({ reference })),
    // As lists are: one stands there twice, and a line is none.
    ...during.slice(0, 1).map(({ caseReference: reference }) => ({ reference })),
    { reference: 'Total' },
  ];
  return [{ at: instant(drawnDaysAgo, '10:00'), happen }];

  async function happen(): Promise<void> {
    const caller = await at.as(keeper);
    const planned = seriesSchema.parse(
      await caller.post('/series', {
        commandId: crypto.randomUUID(),
        plan: { ...plan, from: day(weeksOfIt.first), until: day(weeksOfIt.last) },
      }),
    );
    const path = `/series/${planned.id}`;
    let { revision, pickList } = seriesSchema.parse(
      await caller.post(`${path}/sample`, {
        ...{ commandId: crypto.randomUUID(), expectedRevision: planned.revision },
        ...{ size, seed, listed },
      }),
    );
    for (const { place, reference } of pickList) {
      const holds = during.find(({ caseReference }) => caseReference === reference)?.lead.id;
      const answer =
        holds === undefined && place % 2 === 0
          ? { leaveOutBecause: 'The family has moved to another authority.' }
          : { practiceLead: holds ?? (await mostFitting(caller, `${path}/picks/${place}/leads`)) };
      ({ revision, pickList } = seriesSchema.parse(
        await caller.post(`${path}/picks/${place}`, {
          ...{ commandId: crypto.randomUUID(), expectedRevision: revision },
          ...answer,
        }),
      ));
    }
  }

  async function mostFitting(caller: Caller, path: string): Promise<string> {
    const [first] = leadsSchema.parse(await caller.get(path)).items;
    if (!first) throw new Error('Nobody could hold it.');
    return first.person.id;
  }

  function instant(ago: number, clock: string): number {
    return Date.parse(`${day(ago)}T${clock}:00.000Z`);
  }

  /** `YYYY-MM-DD` */
  function day(ago: number): string {
    return new Date(at.today - ago * dayMs).toISOString().slice(0, 10);
  }
}
