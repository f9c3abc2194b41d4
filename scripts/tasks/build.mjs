import { environment, runTool } from './run.mjs';
import { giveUp } from './say.mjs';

/** Builds what has changed since the last time; nothing, when nothing has. */
export async function build() {
  const { code, output } = await runTool(
    'turbo/bin/turbo',
    ['run', 'build', '--output-logs=errors-only', '--no-color'],
    { quiet: true, env: environment({ NO_COLOR: '1', FORCE_COLOR: '0' }) },
  );
  if (code !== 0)
    giveUp(output.trim(), '', 'Alongside could not be built; the lines above say where.');
}
