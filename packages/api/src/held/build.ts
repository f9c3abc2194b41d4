import { stringify } from 'csv-stringify/sync';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { Binary } from 'mongodb';
import { type Clock, instantOf } from '../clock.ts';
import type { Directories } from '../person/directory.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { discussionsAbout, type HeldPlaces, sourcesOf } from './gather.ts';
import { countMarks, type MarkedPart, markPart } from './marks.ts';
import { casePart } from './also-kept.ts';
import { colleaguePart } from './of-colleague.ts';
import { discussionPart } from './of-discussion.ts';
import { indexPage, marksOf, partJson, partPage } from './pages.ts';
import type { Part } from './part.ts';
import type { HeldCollections, StoredArchive } from './stored.ts';

export interface BuildDeps extends HeldPlaces {
  held: HeldCollections;
  directories: Directories;
  clock: Clock;
  viewLog: Pick<ViewLog, 'append'>;
}

/** How long a ready archive can be fetched, in milliseconds: seven days. */
export const archiveAge = 7 * 24 * 60 * 60 * 1000;
/** How long somebody may work at a part before another begins anew, in milliseconds. */
export const archiveLease = 2 * 60 * 1000;
const pieceBytes = 4 * 1024 * 1024;

/** Makes an archive, part by part; whoever looks sees how far it is. Begun anew it overwrites what was there. */
export async function buildArchive(deps: BuildDeps, archive: StoredArchive): Promise<void> {
  const { held, clock, viewLog } = deps;
  const { _id, organisation, about, reason, askedBy } = archive;
  const directory = await deps.directories.of(organisation);
  const at = instantOf(clock);
  const sources = sourcesOf(deps, organisation, directory, at);
  const colleague = 'colleague' in about ? about.colleague : null;
  const discussions = await discussionsAbout(deps, organisation, about);
  const total = discussions.length + 2;
  const pieces = await openPieces(held, archive);
  const parts: MarkedPart[] = [];

  await progress(0);
  await add(
    colleague === null
      ? await casePart(sources, caseOf(archive), discussions)
      : await colleaguePart(sources, colleague),
  );
  for (const [index, id] of discussions.entries()) {
    const stored = await deps.collections.discussions.findOne({ _id: id, organisation });
    // Its time may have come meanwhile.
    if (!stored) continue;
    const trace = { discussion: id, ...(colleague !== null && { colleague }) };
    await viewLog.append({
      organisation,
      person: askedBy,
      what: 'heldExported',
      about: trace,
      reason,
    });
    await add(await discussionPart(sources, stored, colleague, index + 1));
  }
  const marks = parts.reduce((sum, part) => sum + countMarks(part), 0);
  const cover = {
    organisation: directory.name,
    about: colleague === null ? `case ${caseOf(archive)}` : directory.ref(colleague).name,
    madeAt: at,
    reason,
  };
  pieces.file('index.html', indexPage(cover, parts, marks));
  const heading = ['page', 'section', 'line', 'why', 'words'];
  pieces.file(
    'to-look-at.csv',
    stringify([heading, ...marksOf(parts)], { bom: true, escape_formulas: true }),
  );
  const size = await pieces.end();
  await held.archives.updateOne(
    { _id },
    {
      $set: {
        state: 'ready',
        done: total,
        total,
        size,
        marks,
        leasedUntil: null,
        readyAt: new Date(clock.now()),
        expires: new Date(clock.now() + archiveAge),
      },
    },
  );

  async function add(part: Part): Promise<void> {
    const marked = markPart(part, directory.everybody(), colleague, at);
    parts.push(marked);
    pieces.file(`${part.name}.html`, partPage(marked));
    pieces.file(`data/${part.name}.json`, partJson(marked));
    await pieces.flush();
    await progress(parts.length);
  }

  async function progress(done: number): Promise<void> {
    const leasedUntil = new Date(clock.now() + archiveLease);
    await held.archives.updateOne({ _id }, { $set: { done, total, leasedUntil } });
  }
}

function caseOf({ about }: StoredArchive): string {
  return 'caseReference' in about ? about.caseReference : '';
}

/** A zip written piece by piece, so that a long one never lies in memory whole. */
async function openPieces({ pieces }: HeldCollections, { _id, organisation }: StoredArchive) {
  await pieces.deleteMany({ organisation, archive: _id });
  let waiting: Uint8Array[] = [];
  let number = 0;
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    waiting.push(chunk);
    size += chunk.byteLength;
  });

  async function write(): Promise<void> {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const piece = new Binary(bytes.subarray(from, from + pieceBytes));
      await pieces.insertOne({
        _id: `${_id}:${number}`,
        organisation,
        archive: _id,
        number,
        bytes: piece,
      });
      number += 1;
    }
  }

  return {
    file(name: string, text: string): void {
      const file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      file.push(strToU8(text), true);
    },
    async flush() {
      const held = waiting.reduce((sum, chunk) => sum + chunk.byteLength, 0);
      if (held >= pieceBytes) await write();
    },
    async end(): Promise<number> {
      zip.end();
      await write();
      return size;
    },
  };
}
