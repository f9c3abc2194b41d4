import { type Clock, instantOf } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Directories } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { actorOf, type Kind, type Sender, type WorkflowTypes } from './kind.ts';
import { type Answer, earlierAnswer, isDuplicate, sentId } from './receipts.ts';
import { conflict, refusal } from './refusals.ts';
import { nothingYet, type Taken, takeStep } from './take-step.ts';
import { StaleError } from './remembered.ts';
import type { StoredWorkflow } from './stored-workflow.ts';
import { checkTimer, TimerGoneError } from './timer-token.ts';
import type { Transact } from './transact.ts';

/** Who sends something, and under which id: the same id with the same words is applied once. */
export interface Sending {
  organisation: string;
  sender: Sender;
  commandId: string;
}

/** A command to a workflow that exists. */
export interface Request<T extends WorkflowTypes> extends Sending {
  workflow: string;
  command: T['command'];
  /** Refused with `conflict` and the current view unless this is the revision it stands at. */
  expectedRevision?: number | undefined;
  /** Token of the timer that sends it: nothing happens unless that timer is still armed, and due. */
  timer?: string | undefined;
}

/** The start of a new workflow. */
export interface Opening<T extends WorkflowTypes> extends Sending {
  input: T['input'];
}

export interface Door {
  /**
   * @throws ProblemError `not-found`, `not-yours`, `conflict`, `not-now`, `command-id-reused`; nothing changed then.
   * @throws TimerGoneError when the timer that sends it was disarmed or armed anew.
   */
  perform<T extends WorkflowTypes>(kind: Kind<T>, request: Request<T>): Promise<Answer>;
  open<T extends WorkflowTypes>(kind: Kind<T>, opening: Opening<T>): Promise<Answer>;
}

export interface DoorDeps {
  collections: Collections;
  transact: Transact;
  directories: Directories;
  clock: Clock;
  /** Told after each commit: wakes who waits, and tells who may know. */
  committed(change: Taken): void;
}

/** The one way to change a workflow: people, timers, effects, the demo and imports all come through here. */
export function createDoor({
  collections,
  transact,
  directories,
  clock,
  committed,
}: DoorDeps): Door {
  async function perform<T extends WorkflowTypes>(kind: Kind<T>, request: Request<T>) {
    const { organisation, sender, command, expectedRevision } = request;
    const directory = await directories.of(organisation);
    const hash = hashOf(request.workflow, command, expectedRevision);
    const decideOn = (remembered?: StoredWorkflow<T['projection']>) =>
      transact(async (session) => {
        const around = { organisation, directory, at: instantOf(clock), session };
        const place = { _id: request.workflow, organisation };
        const found = remembered ?? (await kind.collection.findOne(place, { session }));
        if (!found || !(await mayReach(kind, found.projection, request, around))) throw notFound();
        const stored = { ...found, ...kind.workflow.migrate(found) };
        checkTimer(stored, request.timer, around.at);
        const material = await kind.gather(stored, sender, around, command);
        if (expectedRevision !== undefined && expectedRevision !== stored.revision) {
          throw await conflict(kind, stored, material, sender, around);
        }
        const facts = kind.facts(stored.projection, material, around, command);
        const by = actorOf(sender);
        const decision = kind.workflow.decide(stored, { command, by, at: around.at, facts });
        if (!decision.ok) throw refusal(kind, decision, stored, material, sender, around);
        const decided = { step: decision, said: command, facts, status: 200, timer: request.timer };
        return takeStep(collections, kind, stored, decided, material, { ...request, hash }, around);
      });
    return once(request, hash, () => onMemoryFirst(kind, request, decideOn));
  }

  async function open<T extends WorkflowTypes>(kind: Kind<T>, opening: Opening<T>) {
    const { organisation, sender, input } = opening;
    const directory = await directories.of(organisation);
    const hash = hashOf(kind.name, input, undefined);
    return once(opening, hash, () =>
      transact(async (session) => {
        const around = { organisation, directory, at: instantOf(clock), session };
        const step = kind.workflow.start(input, actorOf(sender), around.at);
        const decided = { step, said: input, facts: null, status: 201, timer: undefined };
        const before = nothingYet(organisation, around.at);
        const material = kind.materialAtStart(sender);
        return takeStep(collections, kind, before, decided, material, { ...opening, hash }, around);
      }),
    );
  }

  /** Applies at most once: whatever fails, a command that was applied before is answered as it was then. */
  async function once(
    sending: Sending,
    hash: string,
    apply: () => Promise<Taken>,
  ): Promise<Answer> {
    try {
      const taken = await apply();
      taken.remember();
      committed(taken);
      return taken.answer;
    } catch (error) {
      if (!isDuplicate(error) && !(error instanceof ProblemError)) throw error;
      const earlier = await earlierAnswer(collections, sentId(sending), hash);
      if (!earlier) throw error;
      return earlier;
    }
  }

  return { perform, open };
}

/** Spares the read where this node wrote last. Only what is stored may refuse anything. */
async function onMemoryFirst<T extends WorkflowTypes>(
  kind: Kind<T>,
  { workflow, organisation }: Request<T>,
  decideOn: (remembered?: StoredWorkflow<T['projection']>) => Promise<Taken>,
): Promise<Taken> {
  const remembered = kind.remembered.get(workflow, organisation);
  if (!remembered) return decideOn();
  try {
    return await decideOn(remembered);
  } catch (error) {
    kind.remembered.forget(workflow);
    const again =
      error instanceof StaleError ||
      error instanceof ProblemError ||
      error instanceof TimerGoneError;
    if (!again) throw error;
    return decideOn();
  }
}

async function mayReach<T extends WorkflowTypes>(
  kind: Kind<T>,
  projection: T['projection'],
  { sender, command, expectedRevision }: Request<T>,
  around: Parameters<Kind<T>['mayKnow']>[2],
): Promise<boolean> {
  if (sender.kind === 'system') return true;
  if (await kind.mayKnow(projection, sender.person, around)) return true;
  // Expecting a revision would be a way to learn it.
  if (expectedRevision !== undefined) return false;
  return kind.maySendUnseen?.(projection, sender.person, command) ?? false;
}

function hashOf(to: string, says: object, expectedRevision: number | undefined): string {
  return sha256(canonicalJson({ to, says, expectedRevision: expectedRevision ?? null }));
}
