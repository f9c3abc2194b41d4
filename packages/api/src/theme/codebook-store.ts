import { firstCodebook, nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import type { CodebookCommand, CodebookView } from '@alongside/workflows/theme/codebook/contract';
import { afterNext, saysStep, undoneIn } from '@alongside/workflows/theme/codebook/history';
import { may } from '@alongside/workflows/rights/rights';
import type { ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import { canonicalJson, derivedId, sha256 } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Transact } from '../durable/transact.ts';
import type { Asker } from '../http/route.ts';
import { ProblemError } from '../problem-error.ts';
import type { StoredCodebook, StoredCodebookStep, ThemeCollections } from './stored.ts';

/** The codebook of an organisation; what everybody starts with where it was never changed. */
export async function codebookOf(
  { codebooks }: Pick<ThemeCollections, 'codebooks'>,
  organisation: string,
  session?: ClientSession,
): Promise<StoredCodebook> {
  const found = await codebooks.findOne({ _id: organisation }, { ...(session && { session }) });
  if (found) return found;
  return {
    _id: organisation,
    organisation,
    ...firstCodebook(),
    revision: 0,
    recount: [],
    due: null,
  };
}

/** A codebook with its history, for this reader. */
export async function viewOfCodebook(
  themes: ThemeCollections,
  { person, directory }: Asker,
): Promise<CodebookView> {
  const { organisation } = person;
  const { revision, themes: all, standards } = await codebookOf(themes, organisation);
  const log = await stepsOf(themes, organisation);
  const undone = undoneIn(log.map(({ command }) => command));
  const steps = log
    .map(({ revision: step, at, by, says }) => ({
      step,
      at: at.toISOString(),
      by: directory.ref(by),
      says,
      undone: undone.has(step),
    }))
    .toReversed();
  return { revision, themes: all, standards, steps, mayKeep: may(person, 'keepCodebook') };
}

export interface CodebookSending {
  commandId: string;
  expectedRevision: number | undefined;
  command: CodebookCommand;
}

/**
 * Changes the codebook by one step of its log. The same command id from the same person with the same words is applied
 * once.
 * @throws ProblemError `conflict` when it moved on since `expectedRevision`, `not-now` with the reason,
 *   `command-id-reused`; nothing changed then
 */
export async function changeCodebook(
  deps: { themes: ThemeCollections; transact: Transact; clock: Clock },
  asker: Asker,
  sending: CodebookSending,
): Promise<void> {
  const { themes } = deps;
  const { organisation } = asker.person;
  const commandId = derivedId(asker.person.id, sending.commandId);
  const hash = sha256(canonicalJson(sending.command));
  try {
    await applyOnce(deps, asker, sending, { commandId, hash });
  } catch (error) {
    if (!isDuplicate(error) && !(error instanceof ProblemError)) throw error;
    const earlier = await themes.codebookSteps.findOne({ organisation, commandId });
    if (!earlier) throw error;
    if (earlier.hash !== hash) {
      throw new ProblemError(
        'command-id-reused',
        'This command id was used before, for something else. Send it again with a new id.',
      );
    }
  }
}

async function applyOnce(
  { themes, transact, clock }: { themes: ThemeCollections; transact: Transact; clock: Clock },
  asker: Asker,
  { expectedRevision, command }: CodebookSending,
  { commandId, hash }: { commandId: string; hash: string },
): Promise<void> {
  const { organisation, id: by } = asker.person;
  await transact(async (session) => {
    const before = await codebookOf(themes, organisation, session);
    if (expectedRevision !== undefined && expectedRevision !== before.revision) {
      throw new ProblemError(
        'conflict',
        'Somebody changed the themes meanwhile. Read the page again; what you wrote is still in the form.',
      );
    }
    const log = await stepsOf(themes, organisation, session);
    const commands = log.map((step) => step.command);
    const after = afterNext(before, commands, command);
    if (!after.ok) throw new ProblemError('not-now', after.reason);
    const revision = before.revision + 1;
    const at = new Date(clock.now());
    const moved = after.codebook.themes
      .map(({ id }) => id)
      .filter((id) => nowCountedAs(before, id) !== nowCountedAs(after.codebook, id));
    // A theme whose adding was taken back may have been merged into before.
    const gone = before.themes
      .map(({ id }) => id)
      .filter((id) => !after.codebook.themes.some((theme) => theme.id === id));
    const recount = [...new Set([...before.recount, ...moved, ...gone])];
    const now: StoredCodebook = {
      _id: organisation,
      organisation,
      ...after.codebook,
      revision,
      recount,
      due: recount.length > 0 ? at : null,
    };
    const step: StoredCodebookStep = {
      _id: `${organisation}:${revision}`,
      organisation,
      revision,
      at,
      by,
      commandId,
      hash,
      command,
      says: saysStep(command, before),
    };
    await themes.codebookSteps.insertOne(step, { session });
    await themes.codebooks.replaceOne({ _id: organisation }, now, { session, upsert: true });
  });
}

function stepsOf(
  { codebookSteps }: ThemeCollections,
  organisation: string,
  session?: ClientSession,
): Promise<StoredCodebookStep[]> {
  return codebookSteps
    .find({ organisation }, { ...(session && { session }) })
    .sort({ revision: 1 })
    .toArray();
}
