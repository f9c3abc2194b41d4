// The service as it is, with a few people to act.
import { pino } from 'pino';
import { installOrganisation } from '../../src/person/install.ts';
import { createService } from '../../src/service.ts';

const pairs = Number(process.env['PAIRS'] ?? '16');
const service = await createService({
  mongodbUri: process.env['MONGODB_URI'] ?? '',
  port: 0,
  host: '127.0.0.1',
  demoMode: true,
  sessionSecret: undefined,
  behindTls: false,
  metricsToken: undefined,
  pollMs: 1000,
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
process.send?.({ url: service.url.replace('localhost', '127.0.0.1') });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
