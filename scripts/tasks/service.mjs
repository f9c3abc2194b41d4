import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './say.mjs';

/** Where everything that is written is kept. */
export const dataFolder = resolve(root, process.env.ALONGSIDE_DATA ?? '.data');

const record = join(dataFolder, 'service.json');

/**
 * @typedef {{ pid: number, service: number, port: number }} Told
 * `pid` is the process that was started, `service` the one it started for the service itself.
 */

/** @returns {Told | undefined} */
function told() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The service that another start has running on this data folder. One on its way up or down, or whose npm has just
 * been ended hard, is waited for, five seconds at most.
 * @returns {Promise<Told | undefined>}
 */
export async function alreadyRunning() {
  const before = told();
  if (before === undefined) return undefined;
  let steady = 0;
  for (let tries = 0; tries < 50 && steady < 6; tries += 1) {
    const answering = await answers(before.port, 'live');
    if (!lives(before.pid) && !(answering && lives(before.service))) return undefined;
    steady = answering && lives(before.pid) ? steady + 1 : 0;
    await pause(100);
  }
  return steady > 0 ? before : undefined;
}

/**
 * @param {number} port
 * @param {number | undefined} service
 */
export function rememberRunning(port, service) {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(record, JSON.stringify({ pid: process.pid, service, port }));
}

export function forgetRunning() {
  rmSync(record, { force: true });
}

/**
 * Waits until the service says that it is ready; false when `ended` comes true first.
 * @param {number} port
 * @param {() => boolean} ended
 */
export async function ready(port, ended) {
  while (!ended()) {
    if (await answers(port, 'ready')) return true;
    await pause(50);
  }
  return false;
}

/**
 * @param {number} port
 * @param {'live' | 'ready'} question
 */
async function answers(port, question) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/${question}`)).ok;
  } catch {
    return false;
  }
}

/**
 * The people of the demo organisation, one line each.
 * @param {number} port
 * @returns {Promise<string[]>}
 */
export async function demoPeople(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/demo/people`).catch(() => undefined);
  if (answer === undefined || !answer.ok) return [];
  /** @type {any} */
  const { items } = await answer.json();
  const told = items.map(({ name, comesFor }) => `${name}: ${comesFor}`);
  return told.length > 20 ? [...told.slice(0, 20), `… and ${told.length - 20} more`] : told;
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
