import { notificationKinds } from '@alongside/workflows/notification/list';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { uidOf } from '../src/calendar/invitation.ts';
import { createEmailChannel, demoSender } from '../src/mail/email-channel.ts';
import { unsent } from '../src/notification/letters.ts';
import { createPostman } from '../src/notification/postman.ts';
import { notificationCollections, type StoredLetter } from '../src/notification/stored.ts';
import { giveAddresses, publicUrl } from './mail-service.ts';
import { agreeBoth } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
const sentinel = /SENTINEL/i;

/** The same, with every text in it another: whatever of it shows in an e-mail is found. */
function spoilt(value: unknown, word: string): unknown {
  if (typeof value === 'string')
    return /^\d{4}-|^[a-z]+$/i.test(value) ? value : `${value} ${word}`;
  if (Array.isArray(value)) return value.map((one) => spoilt(one, word));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one, word)]));
}

test('[promise 8] whatever stands in a discussion, no e-mail and no calendar holds a word of it', async () => {
  await giveAddresses(at);
  const { discussions, actions } = at.service.collections;
  const { letters } = await notificationCollections(at.service.connection);
  const { id } = await agreeBoth(at);
  await at.service.settle();
  const [whole, step] = [await discussions.findOne({ _id: id }), await actions.findOne({})];
  if (!whole || !step) throw new Error('There is no discussion.');
  const { clock, collections, directories } = at.service;
  const reach = await notificationCollections(at.service.connection);
  const email = createEmailChannel(null, { from: demoSender, publicUrl: () => publicUrl, clock });
  const logger = pino({ level: 'silent' });
  const round = createPostman({
    collections,
    reach,
    directories,
    clock,
    logger,
    channels: { email },
  });
  const words = fc
    .string({ minLength: 1, maxLength: 20 })
    .map((words) => `${words}SENTINEL${words}`);

  await fc.assert(
    fc.asyncProperty(
      words,
      fc.array(
        fc.record({
          kind: fc.constantFrom(...notificationKinds),
          weekly: fc.boolean(),
          by: fc.constantFrom('sam', 'dami', null),
          person: fc.constantFrom('priya', 'lee', 'morgan', 'alex', 'helen', 'ines'),
        }),
        { minLength: 20, maxLength: 60 },
      ),
      fc.option(fc.constantFrom('REQUEST' as const, 'CANCEL' as const)),
      async (word, told, method) => {
        const projection = {
          ...whole.projection,
          caseReference: word,
          caseKey: word,
          focus: word,
          familyVoice: { status: 'recorded' as const, words: word, how: word, reason: word },
          team: word,
          service: word,
          area: word,
          times: ['2026-11-26T14:00:00.000Z'],
        };
        const snapshot = JSON.parse(JSON.stringify(spoilt(whole.snapshot, word)));
        await discussions.updateOne({ _id: id }, { $set: { projection, snapshot } });
        await actions.updateOne(
          { _id: step._id },
          { $set: { projection: { ...step.projection, what: word } } },
        );
        await letters.deleteMany({});
        await letters.insertMany(
          told.map(({ kind, weekly, by, person }, index): StoredLetter => ({
            ...unsent(at.clock),
            ...{
              _id: `letter-${index}`,
              organisation: 'fernvale',
              person,
              channel: 'email',
            },
            ...{ kind, weekly, by, about: index % 2 === 0 ? id : step._id, urgent: false },
            aboutKind: index % 2 === 0 ? 'discussion' : 'action',
            notification: `notification-${index}`,
            meeting:
              method && index % 10 === 0
                ? {
                    method,
                    discussion: id,
                    uid: uidOf(id),
                    sequence: 1,
                    startsAt: '2026-11-26T14:00:00.000Z',
                    durationMinutes: 60,
                  }
                : null,
            due: new Date(at.clock.now()),
          })),
        );
        while (await round());
        const made = await letters.find({ state: 'kept' }).toArray();
        expect(made.length).toBeGreaterThan(0);
        expect(JSON.stringify(made)).not.toMatch(sentinel);
      },
    ),
    { numRuns: 5 },
  );
}, 60_000);
