import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './say.mjs';

/** Where everything that is written is kept. */
export const dataFolder = resolve(root, process.env.ALONGSIDE_DATA ?? '.data');

const record = join(dataFolder, 'service.json');

/**
 * The service that another start has running on this data folder, if it answers.
 * @returns {Promise<{ pid: number, port: number } | undefined>}
 */
export async function alreadyRunning() {
  try {
    const told = JSON.parse(readFileSync(record, 'utf8'));
    process.kill(told.pid, 0);
    return (await answers(told.port, 'live')) ? told : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} port */
export function rememberRunning(port) {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(record, JSON.stringify({ pid: process.pid, port }));
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
  const body = await answer.json();
  const people = Array.isArray(body) ? body : (body.items ?? body.people ?? []);
  return people.map((/** @type {{ name: string, title?: string, role?: string }} */ person) =>
    [person.name, person.title ?? person.role].filter(Boolean).join(', '),
  );
}
