import {
  type KeptEmail,
  outboxSchema,
  type Undelivered,
  undeliveredSchema,
} from '@alongside/workflows/notification/how-you-hear';
import { may } from '@alongside/workflows/rights/rights';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import type { NotificationCollections, StoredLetter } from '../notification/stored.ts';
import { notFound } from '../problem-error.ts';

export interface MailRoutesDeps {
  stored: NotificationCollections;
  demoMode: boolean;
  /** Whom e-mails come from. */
  from: string;
}

/** E-mails of the demo to look at, and for administrators the addresses that took none. */
export function mailRoutes({ stored, demoMode, from }: MailRoutesDeps): Route[] {
  const { letters, refusals } = stored;

  const outbox = route({
    method: 'get',
    path: '/outbox',
    summary: 'The e-mails that were, or would have been, sent to me (demo mode only)',
    params: none,
    query: pageQuery({}),
    body: noBody,
    answers: { status: 200, schema: outboxSchema },
    async handle({ asker, query }) {
      const { id: person, organisation, name, email } = asker.person;
      const mine = { organisation, person, channel: 'email' as const };
      const found = await letters
        .find({
          $and: [
            { ...mine, sentAt: { $ne: null }, composed: { $ne: null } },
            after(placeOf(query.cursor), 'sentAt'),
          ],
        })
        .sort({ sentAt: -1, _id: -1 })
        .limit(query.limit + 1)
        .toArray();
      const waiting = await letters.find({ ...mine, due: { $ne: null } }).toArray();
      const page = pageOf(
        found,
        query.limit,
        ({ sentAt, _id }) => ({ at: sentAt ?? new Date(0), id: _id }),
        (letter) => keptEmail(letter, { from, to: `${name} <${email ?? ''}>` }),
      );
      return { status: 200, json: { ...page, waiting: waitingOf(waiting) } };
    },
  });

  const undelivered = route({
    method: 'get',
    path: '/undelivered-emails',
    summary: 'Addresses that took no e-mail (administrators)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(undeliveredSchema) },
    async handle({ asker }) {
      const { person, directory } = asker;
      if (!may(person, 'administer')) throw notFound();
      const found = await refusals.find({ organisation: person.organisation }).toArray();
      const items = found
        .map(({ _id, address, says, since, last }): Undelivered => ({
          person: directory.ref(_id),
          address,
          says,
          since: since.toISOString(),
          last: last.toISOString(),
        }))
        .sort((one, other) => one.person.name.localeCompare(other.person.name, 'en-GB'));
      return { status: 200, json: { items, next: null } };
    },
  });

  return demoMode ? [outbox, undelivered] : [undelivered];
}

function keptEmail(
  { _id, composed, sentAt }: StoredLetter,
  between: { from: string; to: string },
): KeptEmail {
  return {
    id: _id,
    ...between,
    title: composed?.title ?? '',
    at: (sentAt ?? new Date(0)).toISOString(),
    text: composed?.text ?? '',
    html: composed?.html ?? '',
    calendar: composed?.calendar?.text ?? null,
  };
}

/** What goes at one moment goes together. */
function waitingOf(letters: readonly StoredLetter[]) {
  const byDue = new Map<string, { due: string; weekly: boolean; things: number }>();
  for (const { due, weekly } of letters) {
    if (due === null) continue;
    const at = due.toISOString();
    const before = byDue.get(at) ?? { due: at, weekly: false, things: 0 };
    byDue.set(at, { due: at, weekly: before.weekly || weekly, things: before.things + 1 });
  }
  return [...byDue.values()].sort((one, other) => (one.due < other.due ? -1 : 1));
}
