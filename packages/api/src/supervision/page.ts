import { discussionWorkflow } from '@alongside/workflows/discussion/workflow';
import { pathOf } from '@alongside/workflows/notification/about';
import { entryOf, notificationKinds } from '@alongside/workflows/notification/list';
import type { Person } from '@alongside/workflows/organisation/people';
import type { Supervision } from '@alongside/workflows/supervision/view';
import { z } from 'zod';
import { contextOfAction } from '../action/context.ts';
import { summariseAction } from '../action/present.ts';
import type { StoredAction } from '../action/material.ts';
import type { Collections, StoredNotification } from '../database/collections.ts';
import type { StoredDiscussion } from '../discussion/material.ts';
import { knowsTheFamily } from '../discussion/who-may-know.ts';
import type { Surroundings } from '../durable/kind.ts';
import { isWithin, type Period } from './period.ts';

const atMost = 200;
const openStates = ['agreed', 'underway', 'awaitingDecision'];
const becauseOfYou = notificationKinds.filter((kind) => entryOf(kind).group === 'becauseOfYou');
const revisitIn = z.object({ context: z.object({ revisitAt: z.string().nullable() }) });

type Content = Pick<Supervision, 'learning' | 'nextSteps' | 'finished' | 'revisits' | 'answered'>;

/** What is read for the page, and the discussions it comes from: the trace of this reading belongs to each of them. */
export interface SupervisionContent {
  content: Content;
  discussions: string[];
}

/**
 * Learning, next steps, revisits and answers of `person`, from agreed records alone; never a reflection. What belongs to
 * a case whose family either of them knows is left out.
 */
export async function readSupervision(
  collections: Collections,
  person: Person,
  reader: Person,
  period: Period,
  around: Surroundings,
): Promise<SupervisionContent> {
  const { organisation } = around;
  const held = await heldBy(collections, person.id, organisation);
  const actions = await actionsOf(collections, person.id, held, organisation);
  const all = await discussionsOf(collections, held, actions, organisation);
  const readable = new Map(
    all
      .filter(({ projection }) =>
        [reader, person].every(({ id }) => !knowsTheFamily(projection, id, around.directory)),
      )
      .map((discussion) => [discussion._id, discussion]),
  );
  const mine = actions.filter(({ projection }) => readable.has(projection.discussion));
  const owned = mine.filter(({ projection }) => projection.owner === person.id);
  const reference = (action: StoredAction) =>
    readable.get(action.projection.discussion)?.projection.caseReference ?? '';
  const learning = await learningOf(
    collections,
    held.filter(({ _id }) => readable.has(_id)).filter(isWorkersOwn(person.id)),
    organisation,
  );
  const steps = owned.map((action) => ({
    action,
    step: stepOf(action, reference(action), around),
  }));
  const content: Content = {
    learning,
    nextSteps: steps.filter(({ step }) => openStates.includes(step.state)).map(({ step }) => step),
    finished: steps
      .filter(({ action }) => isWithin(period, contextOfAction(action).doneAt))
      .map(({ step }) => step),
    revisits: held.filter(({ _id }) => readable.has(_id)).flatMap(revisitOf(person.id)),
    answered: [
      ...mine.flatMap((action) => decisionsOf(action, reference(action), period, around)),
      ...(await responsesTo(collections, person, period, around)),
    ].toSorted((a, b) => b.at.localeCompare(a.at)),
  };
  content.revisits.sort((a, b) => a.at.localeCompare(b.at));
  const shown = new Set([
    ...learning.map(({ discussion }) => discussion),
    ...mine.map(({ projection }) => projection.discussion),
  ]);
  return { content, discussions: [...shown] };
}

/** Discussions of which the person is one of the two, with an agreed record that is not closed yet. */
async function heldBy(
  { discussions }: Collections,
  person: string,
  organisation: string,
): Promise<StoredDiscussion[]> {
  return discussions
    .find({
      organisation,
      'projection.people': person,
      'projection.conflicted': { $ne: person },
      'projection.recordVersion': { $gt: 0 },
      'projection.journey': { $in: ['acting', 'revisiting', 'together', 'agreeing'] },
    })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(atMost)
    .toArray();
}

async function actionsOf(
  { actions }: Collections,
  person: string,
  held: readonly StoredDiscussion[],
  organisation: string,
): Promise<StoredAction[]> {
  const theirs = held.filter(isWorkersOwn(person)).map(({ _id }) => _id);
  return actions
    .find({
      organisation,
      $or: [{ 'projection.owner': person }, { 'projection.discussion': { $in: theirs } }],
    })
    .sort({ 'projection.due': 1, _id: 1 })
    .limit(atMost)
    .toArray();
}

/** Those held, and those a next step of the person comes from. */
async function discussionsOf(
  { discussions }: Collections,
  held: readonly StoredDiscussion[],
  actions: readonly StoredAction[],
  organisation: string,
): Promise<Pick<StoredDiscussion, '_id' | 'projection'>[]> {
  const known = new Set(held.map(({ _id }) => _id));
  const missing = actions
    .map(({ projection }) => projection.discussion)
    .filter((discussion) => !known.has(discussion));
  const others = await discussions
    .find({ organisation, _id: { $in: [...new Set(missing)] } }, { projection: { snapshot: 0 } })
    .toArray();
  return [...held, ...others];
}

function isWorkersOwn(person: string): (discussion: StoredDiscussion) => boolean {
  return ({ projection }) =>
    projection.circle.participants.some((part) => part.person === person && part.role === 'worker');
}

async function learningOf(
  { records }: Collections,
  held: readonly StoredDiscussion[],
  organisation: string,
): Promise<Supervision['learning']> {
  const latest = held.flatMap(({ _id, projection }) => {
    const version = projection.records.at(-1)?.version;
    return version === undefined ? [] : [{ discussion: _id, version }];
  });
  if (latest.length === 0) return [];
  const found = await records
    .find({ organisation, $or: latest }, { projection: { state: 0 } })
    .sort({ agreedAt: -1, _id: 1 })
    .toArray();
  const references = new Map(held.map(({ _id, projection }) => [_id, projection.caseReference]));
  return found.flatMap(({ discussion, agreedAt, findings }) =>
    findings
      .filter(({ section, text }) => section === 'learning' && text.trim() !== '')
      .map(({ text }) => ({
        discussion,
        caseReference: references.get(discussion) ?? '',
        agreedAt,
        text: text.trim(),
      })),
  );
}

/** The day it comes; whose case it is only where the person is the worker. */
function revisitOf(person: string): (stored: StoredDiscussion) => Supervision['revisits'] {
  return (stored) => {
    if (!['acting', 'revisiting'].includes(stored.projection.journey)) return [];
    const { snapshot } = discussionWorkflow.migrate(stored);
    const { revisitAt } = revisitIn.parse(snapshot).context;
    const caseReference = isWorkersOwn(person)(stored) ? stored.projection.caseReference : '';
    return revisitAt === null ? [] : [{ caseReference, at: revisitAt }];
  };
}

function stepOf(
  action: StoredAction,
  caseReference: string,
  { directory, at }: Surroundings,
): Supervision['nextSteps'][number] {
  const { id, what, state, due, overdue } = summariseAction(action, directory, at);
  const { expectedChange } = contextOfAction(action);
  return { id, caseReference, what, expectedChange, state, due, overdue };
}

function decisionsOf(
  action: StoredAction,
  caseReference: string,
  period: Period,
  { directory }: Surroundings,
): Supervision['answered'] {
  return contextOfAction(action).decisions.flatMap(
    ({ question, outcome, reason, decidedAt, approver }) =>
      outcome !== null && decidedAt !== null && isWithin(period, decidedAt)
        ? [
            {
              kind: 'decision' as const,
              at: decidedAt,
              caseReference,
              question,
              outcome,
              reason: reason ?? '',
              by: directory.ref(approver),
            },
          ]
        : [],
  );
}

/** What the person was told came of what they wrote. */
async function responsesTo(
  { notifications }: Collections,
  person: Person,
  { begins, ends }: Period,
  { organisation, directory }: Surroundings,
): Promise<Supervision['answered']> {
  if (becauseOfYou.length === 0) return [];
  const told = await notifications
    .find({
      organisation,
      person: person.id,
      kind: { $in: becauseOfYou },
      at: { $gte: begins, $lte: ends },
    })
    .sort({ at: -1 })
    .limit(atMost)
    .toArray();
  return told.map((notification: StoredNotification) => ({
    kind: 'response' as const,
    at: notification.at.toISOString(),
    says: entryOf(notification.kind).says(
      notification.by === null ? 'The service' : directory.ref(notification.by).name,
    ),
    path: pathOf({ kind: notification.aboutKind, id: notification.about }),
  }));
}
