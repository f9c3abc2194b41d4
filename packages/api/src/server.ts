import { pino } from 'pino';
import { readConfig } from './config.ts';
import { whyItDidNotStart } from './failed-start.ts';
import { startMongod } from './mongod/start.ts';
import { loadDemo } from './demo/load.ts';
import { refuseRealPeople } from './demo/real-people.ts';
import { createService } from './service.ts';

const started = await start().catch((error: unknown) => {
  const why = whyItDidNotStart(error);
  if (why === null) throw error;
  process.stderr.write(`Alongside did not start. ${why}\n`);
  process.exit(1);
});
const { service, database, logger } = started;

async function start() {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const embedded =
    config.mongodbUri === undefined
      ? await startMongod({ dataFolder: config.dataFolder, say: (line) => log.info(line) })
      : undefined;
  try {
    const mongodbUri = config.mongodbUri ?? embedded?.uri ?? '';
    const options = { ...config, mongodbUri, logger: log };
    if (config.demoMode) {
      await refuseRealPeople(mongodbUri);
      await loadDemo(options, {
        year: config.demoYear,
        say: (line) => process.stdout.write(`${line}\n`),
      });
    } else if (!config.behindTls) {
      log.warn(
        'Without TLS in front, passwords and cookies can be read on the way: see BEHIND_TLS.',
      );
    }
    const listening = await createService(options);
    log.info(`Alongside listens at ${listening.url}`);
    return { service: listening, database: embedded, logger: log };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

let ending = false;
async function end(signal: string): Promise<void> {
  if (ending) return;
  ending = true;
  logger.info(`${signal}: ending.`);
  // Whoever still waits after five seconds has to ask again: nothing acknowledged is lost by it.
  setTimeout(() => process.exit(1), 5000).unref();
  await service.close();
  await database?.stop();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    void end(signal);
  });
}
