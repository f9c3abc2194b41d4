import { leased, type MakeLimiter } from './limits.ts';
import type { SessionSettings } from './session-settings.ts';

/** What a request costs the service. */
export type Work = 'read' | 'command' | 'export';

/** How fast one person may go: far beyond what hands can do, and too slow to hurt the others. */
export function createPace(
  limiter: MakeLimiter,
  settings: Pick<SessionSettings, 'commandsAMinute' | 'readsAMinute' | 'exportsAnHour'>,
): (person: string, work: Work) => Promise<void> {
  const says = 'That came too fast. Nothing is lost; try again in a minute.';
  const of = (name: string, times: number) => {
    const atOnce = Math.max(1, Math.min(20, Math.floor(times / 10)));
    return leased(limiter({ name, times, seconds: 60, says }), atOnce, Date.now);
  };
  const take: Record<Work, (key: string) => Promise<void>> = {
    read: of('reads', settings.readsAMinute),
    command: of('commands', settings.commandsAMinute),
    export: async (key) => void (await exported.take(key)),
  };
  const exported = limiter({
    name: 'exports',
    times: settings.exportsAnHour,
    seconds: 60 * 60,
    says: 'That was a lot to put together in one hour. Try again later.',
  });
  return (person, work) => take[work](person);
}
