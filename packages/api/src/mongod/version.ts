import { run } from './run.ts';

/** The oldest series that the service's transactions and change streams were tried on. */
const oldest = 5;

/** What `mongod --version` says, or why the program cannot be used here (a missing library, for example). */
export async function versionOf(
  binary: string,
): Promise<{ version: string } | { version: undefined; why: string }> {
  const { code, output } = await run(binary, ['--version'], { limit: 20_000 });
  const version = /db version v(\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (code !== 0 || version === undefined)
    return { version: undefined, why: output.trim().split('\n')[0] ?? 'it does not run' };
  if (Number.parseInt(version, 10) < oldest)
    return { version: undefined, why: `version ${version} is older than ${oldest}.0` };
  return { version };
}

/** The part of a version that decides whether data files fit: "6.0" of "6.0.5". */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
