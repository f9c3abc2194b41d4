import { type Applied, applyTo } from './apply.ts';
import { type Codebook, firstCodebook } from './codebook.ts';
import type { CodebookCommand } from './contract.ts';

/** Takes the whole log once more, leaving out what was taken back. `log[0]` is step 1. */
export function replayed(log: readonly CodebookCommand[]): Applied {
  const undone = undoneIn(log);
  let now: Applied = { ok: true, codebook: firstCodebook() };
  for (const [index, command] of log.entries()) {
    if (!now.ok) return now;
    if (command.type === 'undo' || undone.has(index + 1)) continue;
    now = applyTo(now.codebook, command);
  }
  return now;
}

/** Steps that were taken back and not brought back since: undoing an undo brings its step back. */
export function undoneIn(log: readonly CodebookCommand[]): Set<number> {
  const undone = new Set<number>();
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const command = log[index];
    if (command?.type === 'undo' && !undone.has(index + 1)) undone.add(command.step);
  }
  return undone;
}

/** The codebook after one more command. */
export function afterNext(
  codebook: Codebook,
  log: readonly CodebookCommand[],
  command: CodebookCommand,
): Applied {
  if (command.type !== 'undo') return applyTo(codebook, command);
  if (command.step > log.length) return { ok: false, reason: 'There is no such step.' };
  if (undoneIn(log).has(command.step)) {
    return { ok: false, reason: 'This was taken back already.' };
  }
  const next = replayed([...log, command]);
  return next.ok
    ? next
    : {
        ok: false,
        reason: `Later changes rest on this one. Take them back first. (${next.reason})`,
      };
}

/** What a step did, in a sentence. */
export function saysStep(command: CodebookCommand, before: Codebook): string {
  const theme = (id: string): string =>
    `“${before.themes.find((known) => known.id === id)?.name ?? id}”`;
  const standard = (id: string): string =>
    `“${before.standards.find((known) => known.id === id)?.name ?? id}”`;
  switch (command.type) {
    case 'addTheme':
      return `Added the theme “${command.name}”.`;
    case 'changeTheme':
      return command.name === undefined || `“${command.name}”` === theme(command.theme)
        ? `Changed the words of ${theme(command.theme)}.`
        : `Renamed ${theme(command.theme)} to “${command.name}”.`;
    case 'mergeTheme':
      return `Merged ${theme(command.theme)} into ${theme(command.into)}.`;
    case 'splitTheme':
      return `Split ${theme(command.theme)} into ${command.parts.map(({ name }) => `“${name}”`).join(', ')}.`;
    case 'retireTheme':
      return `Retired ${theme(command.theme)}.`;
    case 'bringBackTheme':
      return `Brought ${theme(command.theme)} back.`;
    case 'importThemes':
      return `Brought in ${command.themes.length} themes from a file.`;
    case 'addStandard':
      return `Added the practice standard “${command.name}”.`;
    case 'changeStandard':
      return `Changed the practice standard ${standard(command.standard)}.`;
    case 'retireStandard':
      return `Retired the practice standard ${standard(command.standard)}.`;
    case 'bringBackStandard':
      return `Brought the practice standard ${standard(command.standard)} back.`;
    case 'undo':
      return `Took step ${command.step} back.`;
    default:
      throw new Error(`No such command: ${JSON.stringify(command satisfies never)}`);
  }
}
