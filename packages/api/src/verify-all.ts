import { actionWorkflow } from '@alongside/workflows/action/workflow';
import { discussionWorkflow } from '@alongside/workflows/discussion/workflow';
import { greatPracticeWorkflow } from '@alongside/workflows/great-practice/workflow';
import { responseWorkflow } from '@alongside/workflows/response/workflow';
import type { ActionTypes } from './action/kind.ts';
import type { Collections } from './database/collections.ts';
import type { DiscussionTypes } from './discussion/kind.ts';
import { replayOf } from './durable/replay.ts';
import type { GreatPracticeTypes } from './great-practice/kind.ts';
import type { ResponseTypes } from './response/kind.ts';
import { verify, type Verified } from './durable/verify.ts';

/** Replays the log of every workflow of every kind and compares it with what is stored. Reads only. */
export function verifyAll(collections: Collections): Promise<Verified> {
  return verify(collections, [
    replayOf<DiscussionTypes>({ name: 'discussion', workflow: discussionWorkflow }, () =>
      collections.discussions.find(),
    ),
    replayOf<ActionTypes>({ name: 'action', workflow: actionWorkflow }, () =>
      collections.actions.find(),
    ),
    replayOf<ResponseTypes>({ name: 'response', workflow: responseWorkflow }, () =>
      collections.responses.find(),
    ),
    replayOf<GreatPracticeTypes>({ name: 'greatPractice', workflow: greatPracticeWorkflow }, () =>
      collections.greatPractice.find(),
    ),
  ]);
}
