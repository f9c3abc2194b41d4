import type { Envelope } from '../machine/workflow.ts';
import type { ResponseCommand, ResponsePersonCommand, ResponseSystemCommand } from './contract.ts';
import type { ResponseFacts } from './facts.ts';

/** What comes with every command: the instant it was sent at, and what the service knows. */
interface Circumstances {
  now: string;
  facts: ResponseFacts;
}

export type ResponseEvent =
  | (ResponsePersonCommand & Circumstances & { by: string })
  | (ResponseSystemCommand & Circumstances & { by?: never });

const systemCommands: Record<ResponseSystemCommand['type'], true> = {
  remindToConsider: true,
  remindToDecide: true,
  remindToTell: true,
  remindToLookAgain: true,
  watch: true,
};

function isSystemCommand(command: ResponseCommand): command is ResponseSystemCommand {
  return Object.hasOwn(systemCommands, command.type);
}

/** The machine's event for a command; null when a person sends the service's command or the other way round. */
export function responseEvent({
  command,
  by,
  at,
  facts,
}: Envelope<ResponseCommand, ResponseFacts>): ResponseEvent | null {
  if (isSystemCommand(command)) {
    return by.kind === 'system' ? { ...command, now: at, facts } : null;
  }
  return by.kind === 'person' ? { ...command, by: by.id, now: at, facts } : null;
}
