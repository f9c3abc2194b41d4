// The built service as operators start it, on a database of its own that is gone when it ends.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'alongside-e2e-'));
const env = {
  ...process.env,
  NODE_ENV: 'production',
  PORT: '0',
  ALONGSIDE_DATA: folder,
  DEMO_MODE: '1',
  // A few people do here in minutes what an organisation does in a week.
  SIGN_INS_A_MINUTE: '1000000',
  COMMANDS_A_MINUTE: '1000000',
  READS_A_MINUTE: '1000000',
};
delete env.MONGODB_URI;
const server = fileURLToPath(new URL('../../packages/api/dist/server.js', import.meta.url));
const service = spawn(process.execPath, ['--enable-source-maps', server], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env,
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => service.kill('SIGTERM'));
service.on('close', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
