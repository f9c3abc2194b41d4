import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { noteTouch, type Seat, takeSeat, whoGoesOn } from '../live/held-key.ts';
import type { LocalStore } from '../live/kept-copy.ts';
import { openLocalStore } from '../live/local-store.ts';
import type { SessionNow } from '../session/session.ts';
import { onTouch } from '../session/touch.ts';

const name = 'views';
/** Milliseconds after something was read until it is kept. */
const settles = 500;
const keptAtMost = 60;
/** Milliseconds between signs of life that are noted. */
const noted = 60_000;
/** Until the service has said how long a session lasts, in seconds. */
const usual = { idleEndsInSeconds: 60 * 60, endsInSeconds: 12 * 60 * 60 };

/** How the hashes of queries begin whose answers are kept: what one needs to go on with a discussion. */
const kept = [
  queryKeys.me,
  queryKeys.discussionLists,
  ['discussions', 'one'],
  ['themes'],
  ['standards'],
].map((key) => JSON.stringify(key).slice(0, -1));

/** Who was let in without the service being asked; null when it was. */
let letIn: string | null = null;

/**
 * Keeps what this person reads on the device, sealed like their words, so that a page loaded without a connection
 * goes on. Returns what ends it.
 */
export function keepViews(queries: QueryClient, person: string): () => void {
  const store = openLocalStore(person);
  store.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const confirmed = () => {
    letIn = null;
    takeSeat(person, seatOf(queries), Date.now()).catch(() => undefined);
  };
  let touchedAt = 0;
  const untouch = onTouch(() => {
    const now = Date.now();
    if (now - touchedAt < noted) return;
    touchedAt = now;
    noteTouch(person, now).catch(() => undefined);
  });
  const write = () => {
    timer = undefined;
    writing = writing.then(() => store.then((open) => put(open, queries))).catch(() => undefined);
  };
  if (letIn === null) confirmed();
  timer = setTimeout(write, settles);
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { queryHash, state } = event.query;
    const { type } = event.action;
    if (type === 'success' && queryHash === JSON.stringify(queryKeys.session)) {
      if (queries.getQueryData<SessionNow>(queryKeys.session)?.session) confirmed();
    }
    if (!isKept(queryHash)) return;
    if (type !== 'success' && type !== 'error') return;
    if (type === 'success' && queryHash === JSON.stringify(queryKeys.me)) {
      if (personIn(state.data) === person) confirmed();
      // Somebody else is signed in by now: nothing of what was read before is theirs to see.
      else window.location.reload();
    }
    timer ??= setTimeout(write, settles);
  });
  return () => {
    clearTimeout(timer);
    untouch();
    stop();
  };
}

/**
 * Lets in without a connection whoever was signed in here within the last hours, with what they had read; whether there
 * was anybody. The service is asked as soon as it can be reached.
 */
export async function goOnWithoutConnection(queries: QueryClient): Promise<boolean> {
  const person = await whoGoesOn(Date.now());
  if (person === null) return false;
  const state = await read(await openLocalStore(person));
  const me = state?.queries.find(({ queryHash }) => queryHash === JSON.stringify(queryKeys.me));
  if (!state || personIn(me?.state.data) !== person) return false;
  letIn = person;
  hydrate(queries, state);
  void queries.invalidateQueries();
  return true;
}

/** How long the session lasts, as the service said last. */
function seatOf(queries: QueryClient): Seat {
  const said = queries.getQueryState<SessionNow>(queryKeys.session);
  const { idleEndsInSeconds, endsInSeconds } = said?.data?.session ?? usual;
  const readAt = said?.data?.session ? said.dataUpdatedAt : Date.now();
  return { idleMs: idleEndsInSeconds * 1000, endsAt: readAt + endsInSeconds * 1000 };
}

function isKept(queryHash: string): boolean {
  return kept.some((begin) => queryHash.startsWith(begin));
}

/** What another tab has kept stays, as far as this one has not read it again. */
async function put(store: LocalStore, queries: QueryClient): Promise<void> {
  const rows = await store.rows(name);
  const before = (await read(store))?.queries ?? [];
  const here = new Set(
    queries
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.status !== 'pending')
      .map(({ queryHash }) => queryHash),
  );
  const { queries: now } = dehydrate(queries, {
    shouldDehydrateQuery: ({ queryHash, state }) => state.status === 'success' && isKept(queryHash),
    shouldDehydrateMutation: () => false,
  });
  const all = [...now, ...before.filter(({ queryHash }) => !here.has(queryHash))]
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .slice(0, keptAtMost);
  const text = JSON.stringify({ mutations: [], queries: all });
  await store.add(name, 'view', new TextEncoder().encode(text));
  await store.remove(rows.map(({ key }) => key));
}

async function read(store: LocalStore): Promise<DehydratedState | null> {
  const latest = (await store.rows(name)).at(-1);
  if (!latest) return null;
  // Sealed by this very file under this person's key: nothing else can have written it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(new TextDecoder().decode(latest.bytes)) as DehydratedState;
}

function personIn(me: unknown): string | null {
  return typeof me === 'object' && me !== null && 'id' in me && typeof me.id === 'string'
    ? me.id
    : null;
}
