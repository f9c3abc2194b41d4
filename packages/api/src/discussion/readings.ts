import { type Person, personRefSchema } from '@alongside/workflows/organisation/people';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Directory } from '../person/directory.ts';
import { isDuplicate } from '../durable/receipts.ts';

const readingSchema = z.object({ person: personRefSchema, what: z.string(), at: z.string() });

/** Promise 8: every reading of content leaves a trace that the participants can see. */
export interface Readings {
  readonly schema: typeof readingSchema;
  /** Keeps a trace: one a person, thing and hour. */
  note(discussion: string, reader: Pick<Person, 'id' | 'organisation'>, what: string): void;
  of(
    discussion: string,
    organisation: string,
    directory: Directory,
  ): Promise<z.infer<typeof readingSchema>[]>;
  /** Until every trace noted so far is kept. */
  settled(): Promise<void>;
}

const hour = 60 * 60 * 1000;

export function createReadings({ readings }: Collections, clock: Clock, logger: Logger): Readings {
  const noted = new Set<string>();
  const writing = new Set<Promise<void>>();

  async function keep(
    _id: string,
    trace: { discussion: string; organisation: string; person: string; what: string },
  ) {
    try {
      await readings.insertOne({ _id, ...trace, at: new Date(clock.now()) });
    } catch (error) {
      if (isDuplicate(error)) return;
      noted.delete(_id);
      logger.error({ err: error, trace: _id }, 'The trace of a reading could not be kept.');
    }
  }

  return {
    schema: readingSchema,
    note(discussion, { id: person, organisation }, what) {
      const _id = `${discussion}:${person}:${what}:${Math.floor(clock.now() / hour)}`;
      if (noted.has(_id)) return;
      if (noted.size > 20_000) noted.clear();
      noted.add(_id);
      const kept = keep(_id, { discussion, organisation, person, what }).finally(() => {
        writing.delete(kept);
      });
      writing.add(kept);
    },
    async of(discussion, organisation, directory) {
      const found = await readings
        .find({ organisation, discussion })
        .sort({ at: -1, _id: -1 })
        .limit(500)
        .toArray();
      return found.map(({ person, what, at }) => ({
        person: directory.ref(person),
        what,
        at: at.toISOString(),
      }));
    },
    async settled() {
      await Promise.all(writing);
    },
  };
}
