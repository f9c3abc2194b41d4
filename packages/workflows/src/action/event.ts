import type { Envelope } from '../machine/workflow.ts';
import type { ActionCommand, ActionPersonCommand, ActionSystemCommand } from './contract.ts';
import type { ActionFacts } from './facts.ts';

/** What comes with every command: the instant it was sent at, and what the service knows. */
interface Circumstances {
  now: string;
  facts: ActionFacts;
}

export type ActionEvent =
  | (ActionPersonCommand & Circumstances & { by: string })
  | (ActionSystemCommand & Circumstances & { by?: never });

const systemCommands: Record<ActionSystemCommand['type'], true> = {
  remindOverdue: true,
  remindDecision: true,
};

function isSystemCommand(command: ActionCommand): command is ActionSystemCommand {
  return Object.hasOwn(systemCommands, command.type);
}

/** The machine's event for a command; null when a person sends the service's command or the other way round. */
export function actionEvent({
  command,
  by,
  at,
  facts,
}: Envelope<ActionCommand, ActionFacts>): ActionEvent | null {
  if (isSystemCommand(command)) {
    return by.kind === 'system' ? { ...command, now: at, facts } : null;
  }
  return by.kind === 'person' ? { ...command, by: by.id, now: at, facts } : null;
}
