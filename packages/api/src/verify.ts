import { readConfig } from './config.ts';
import { collectionsOf } from './database/collections.ts';
import { withDatabase } from './database/with-database.ts';
import { viewLogCollections } from './reading/stored.ts';
import { readNotedEnd, verifyViewLogs } from './reading/verify-chain.ts';
import { themeCollections } from './theme/stored.ts';
import { verifyThemes } from './theme/verify-themes.ts';
import { verifyAll } from './verify-all.ts';

const { verified, logs } = await withDatabase(readConfig(process.env), async (connection) => {
  const collections = collectionsOf(connection);
  const { differences, ...counted } = await verifyAll(collections);
  const themes = await verifyThemes(collections, await themeCollections(connection));
  return {
    verified: { ...counted, differences: [...differences, ...themes] },
    logs: await verifyViewLogs(
      await viewLogCollections(connection),
      process.argv.slice(2).map(readNotedEnd),
    ),
  };
});
for (const { kind, workflow, revision, says } of verified.differences) {
  process.stdout.write(`${kind} ${workflow}, revision ${revision}: ${says}\n`);
}
process.stdout.write(
  `${verified.workflows} workflows, ${verified.events} events, ${verified.differences.length} differences\n`,
);
for (const { organisation, entries, end, disposedUpTo, broken } of logs) {
  const gone = disposedUpTo > 0 ? `, those up to ${disposedUpTo} let go` : '';
  process.stdout.write(`view log of ${organisation}: ${entries} entries${gone}\n`);
  process.stdout.write(
    broken
      ? `  broken at entry ${broken.sequence}: ${broken.says}\n`
      : `  unbroken; note its end elsewhere: ${organisation}:${end.sequence}:${end.hash}\n`,
  );
}
const broken = logs.some((log) => log.broken !== null);
process.exitCode = verified.differences.length > 0 || broken ? 1 : 0;
