import type { Logger } from 'pino';
import type { Collections } from '../database/collections.ts';
import type { Door } from '../durable/command-door.ts';
import { newId } from '../durable/writer.ts';
import { ProblemError } from '../problem-error.ts';
import type { DiscussionKind } from './kind.ts';

/** Called when the text of a discussion changed: agreements given for another text lapse (D20). Never throws. */
export function createContentWatch(deps: {
  collections: Collections;
  door: Door;
  kind: DiscussionKind;
  logger: Logger;
}): (discussion: string) => Promise<void> {
  const { collections, door, kind, logger } = deps;
  return async function contentChanged(discussion) {
    try {
      const found = await collections.discussions.findOne(
        { _id: discussion, 'projection.journey': 'agreeing', 'projection.agreed': { $gt: 0 } },
        { projection: { organisation: 1 } },
      );
      if (!found) return;
      await door.perform(kind, {
        organisation: found.organisation,
        sender: { kind: 'system' },
        commandId: `lapse:${newId()}`,
        workflow: discussion,
        command: { type: 'lapseAgreements' },
      });
    } catch (error) {
      // Refused means that every agreement still stands.
      if (error instanceof ProblemError) return;
      logger.error({ err: error, discussion }, 'Agreements could not be checked against the text.');
    }
  };
}
