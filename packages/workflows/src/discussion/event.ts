import type { Envelope } from '../machine/workflow.ts';
import type {
  DiscussionCommand,
  DiscussionPersonCommand,
  DiscussionSystemCommand,
} from './contract.ts';
import type { DiscussionFacts } from './facts.ts';

/** What comes with every command: the instant it was sent at, and what the service knows. */
interface Circumstances {
  now: string;
  facts: DiscussionFacts;
}

export type DiscussionEvent =
  | (DiscussionPersonCommand & Circumstances & { by: string })
  | (DiscussionSystemCommand & Circumstances & { by?: never });

export type EventOf<Type extends DiscussionEvent['type']> = Extract<
  DiscussionEvent,
  { type: Type }
>;

const systemCommands: Record<DiscussionSystemCommand['type'], true> = {
  revisitDue: true,
  chaseConcern: true,
  remind: true,
  lapseAgreements: true,
};

export function isSystemCommand(command: DiscussionCommand): command is DiscussionSystemCommand {
  return Object.hasOwn(systemCommands, command.type);
}

/** The machine's event for a command; null when a person sends the service's command or the other way round. */
export function discussionEvent({
  command,
  by,
  at,
  facts,
}: Envelope<DiscussionCommand, DiscussionFacts>): DiscussionEvent | null {
  if (isSystemCommand(command)) {
    return by.kind === 'system' ? { ...command, now: at, facts } : null;
  }
  return by.kind === 'person' ? { ...command, by: by.id, now: at, facts } : null;
}
