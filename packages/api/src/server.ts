import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startMongod } from './mongod/start.ts';
import { loadDemo } from './demo/load.ts';
import { createService } from './service.ts';

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel });
const database =
  config.mongodbUri === undefined
    ? await startMongod({ dataFolder: config.dataFolder, say: (line) => logger.info(line) })
    : undefined;
const mongodbUri = config.mongodbUri ?? database?.uri ?? '';
const options = { ...config, mongodbUri, logger };
if (config.demoMode) await loadDemo(options);
const service = await createService(options);
logger.info(`Alongside listens at ${service.url}`);

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
