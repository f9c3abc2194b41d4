import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { confirmHolder, whoGoesOn } from '../live/held-key.ts';
import type { LocalStore } from '../live/kept-copy.ts';
import { openLocalStore } from '../live/local-store.ts';

const name = 'views';
/** Milliseconds after something was read until it is kept. */
const settles = 500;
const keptAtMost = 60;

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

/** Whom the service has to confirm as soon as it can be reached. */
export function isUnconfirmed(): boolean {
  return letIn !== null;
}

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
    confirmHolder(person, Date.now()).catch(() => undefined);
  };
  const write = () => {
    timer = undefined;
    writing = writing.then(() => store.then((open) => put(open, queries))).catch(() => undefined);
  };
  if (letIn === null) confirmed();
  timer = setTimeout(write, settles);
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    if (!isKept(event.query.queryHash)) return;
    const { type } = event.action;
    if (type !== 'success' && type !== 'error') return;
    if (type === 'success' && event.query.queryHash === JSON.stringify(queryKeys.me)) {
      if (seat(event.query.state.data) === person) confirmed();
      // Somebody else is signed in by now: nothing of what was read before is theirs to see.
      else window.location.reload();
    }
    timer ??= setTimeout(write, settles);
  });
  return () => {
    clearTimeout(timer);
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
  if (!state || seat(me?.state.data) !== person) return false;
  letIn = person;
  hydrate(queries, state);
  void queries.invalidateQueries();
  return true;
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

function seat(me: unknown): string | null {
  return typeof me === 'object' && me !== null && 'id' in me && typeof me.id === 'string'
    ? me.id
    : null;
}
