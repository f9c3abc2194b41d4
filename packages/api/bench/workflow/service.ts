import { pino } from 'pino';
import { installOrganisation } from '../../src/person/install.ts';
import { createService, type Service } from '../../src/service.ts';

/** The service as it is, with pairs of people to act: `worker-0` and `lead-0`, and so on. */
export async function benchService(
  mongodbUri: string,
  { pairs, pollMs }: { pairs: number; pollMs: number },
): Promise<Service> {
  const service = await createService({
    mongodbUri,
    port: 0,
    host: '127.0.0.1',
    demoMode: true,
    sessionSecret: undefined,
    behindTls: false,
    metricsToken: undefined,
    pollMs,
    signInsAMinute: 10_000,
    session: { commandsAMinute: 1_000_000, readsAMinute: 1_000_000 },
    clientFolder: '/nowhere',
    logger: pino({ level: 'warn' }),
  });
  const blank = {
    organisation: 'bench',
    team: null,
    service: null,
    area: null,
    comesFor: 'Measuring',
  };
  await installOrganisation(service.collections, {
    organisation: { _id: 'bench', name: 'Bench' },
    teams: [],
    people: Array.from({ length: pairs }, (_, index) => [
      { ...blank, _id: `worker-${index}`, name: `Worker ${index}`, roles: ['worker' as const] },
      { ...blank, _id: `lead-${index}`, name: `Lead ${index}`, roles: ['practiceLead' as const] },
    ]).flat(),
  });
  return service;
}
