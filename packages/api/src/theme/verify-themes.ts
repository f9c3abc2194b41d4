import type { Collections, StoredRecord } from '../database/collections.ts';
import { canonicalJson } from '../durable/canonical-json.ts';
import type { Difference } from '../durable/verify.ts';
import { codebookOf } from './codebook-store.ts';
import { learningOf } from './contribution.ts';
import { workOut } from './publisher.ts';
import type {
  Contribution,
  StoredCodebook,
  StoredLearning,
  StoredRollup,
  ThemeCollections,
} from './stored.ts';
import { rollupId } from './count.ts';

const atOnce = 500;

/**
 * Counts every record afresh and compares: what is kept of each discussion, the numbers of each place and week, and
 * what is published. Reads only; whatever still waits to be counted is a difference.
 */
export async function verifyThemes(
  collections: Pick<Collections, 'records'>,
  themes: ThemeCollections,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  const expected = new Map<string, StoredRollup['entries']>();
  const codebooks = new Map<string, StoredCodebook>();
  // Versions of one discussion come one after the other, the newest last.
  const records = collections.records
    .find({}, { projection: { state: 0 } })
    .sort({ organisation: 1, discussion: 1, version: 1 });
  let discussions: StoredRecord[][] = [];
  for await (const record of records) {
    const last = discussions.at(-1);
    if (last?.[0]?.discussion === record.discussion) last.push(record);
    else {
      if (discussions.length === atOnce) {
        await lookAt(discussions);
        discussions = [];
      }
      discussions.push([record]);
    }
  }
  await lookAt(discussions);

  async function lookAt(several: readonly StoredRecord[][]): Promise<void> {
    const ids = several.flatMap(([first]) => first?.discussion ?? []);
    const found = await themes.learnings.find({ _id: { $in: ids } }).toArray();
    const kept = new Map(found.map((learning) => [learning._id, learning]));
    for (const versions of several) await look(versions, kept);
  }

  async function look(
    own: readonly StoredRecord[],
    counted: ReadonlyMap<string, StoredLearning>,
  ): Promise<void> {
    const [first] = own;
    const record = own.at(-1);
    if (!first || !record) return;
    const { organisation, discussion } = record;
    const kept = counted.get(discussion);
    if (!kept) {
      differences.push(differs(discussion, record.version, 'It is not counted.'));
      return;
    }
    const codebook = codebooks.get(organisation) ?? (await codebookOf(themes, organisation));
    codebooks.set(organisation, codebook);
    const { area, service, team, worker } = kept.contribution;
    const held = record.held ?? { area, service, team, worker };
    const afresh = learningOf(record, first.agreedAt, held, codebook);
    if (
      canonicalJson([afresh.tags, afresh.contribution, afresh.version]) !==
      canonicalJson([kept.tags, kept.contribution, kept.version])
    ) {
      differences.push(
        differs(discussion, record.version, 'Its record says something else than what is counted.'),
      );
    }
    add(expected, organisation, kept.contribution);
  }
  for await (const { _id, entries } of themes.rollups.find()) {
    if (
      canonicalJson(withoutNone(entries)) !== canonicalJson(withoutNone(expected.get(_id) ?? {}))
    ) {
      differences.push(
        differs(_id, 0, 'The numbers of this place and week are not those of its discussions.'),
      );
    }
    expected.delete(_id);
  }
  for (const _id of expected.keys())
    differences.push(differs(_id, 0, 'Numbers of a place and week are missing.'));
  return [...differences, ...(await publishedDifferently(themes))];
}

async function publishedDifferently(themes: ThemeCollections): Promise<Difference[]> {
  const differences: Difference[] = [];
  for await (const { _id, organisation, frame } of themes.frames.find()) {
    const kept = await themes.publications.find({ organisation, frame }).toArray();
    const [first] = kept;
    if (!first) continue;
    const afresh = await workOut(themes, organisation, frame, first.until);
    const bodies = new Map(afresh.map(({ limit, key, body }) => [`${limit}:${key}`, body]));
    const same =
      kept.length === bodies.size &&
      kept.every(({ limit, key, body }) => bodies.get(`${limit}:${key}`) === body);
    if (!same)
      differences.push(differs(_id, 0, 'What is published is not what these numbers lead to.'));
  }
  return differences;
}

function add(
  expected: Map<string, StoredRollup['entries']>,
  organisation: string,
  contribution: Contribution,
): void {
  const { worker, keys } = contribution;
  const _id = rollupId(organisation, contribution);
  const entries = expected.get(_id) ?? {};
  expected.set(_id, entries);
  const by = worker === '' ? '-' : worker;
  for (const key of keys) {
    const entry = (entries[key] ??= { n: 0, by: {} });
    entry.n += 1;
    entry.by[by] = (entry.by[by] ?? 0) + 1;
  }
}

/** Without what was counted and taken away again. */
function withoutNone(entries: StoredRollup['entries']): StoredRollup['entries'] {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([, { n }]) => n !== 0)
      .map(([key, { n, by }]) => [
        key,
        { n, by: Object.fromEntries(Object.entries(by).filter(([, count]) => count !== 0)) },
      ]),
  );
}

function differs(workflow: string, revision: number, says: string): Difference {
  return { kind: 'themes', workflow, revision, says };
}
