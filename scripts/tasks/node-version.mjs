import { giveUp, say } from './say.mjs';

/** The day after which a Node line gets no more security fixes. */
const endOfLife = { 20: '2026-04-30', 22: '2027-04-30', 24: '2028-04-30' };

/** Ends with a plain message on a Node that is too old; says in one line when it is past its end of life, and goes on. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(
      `Alongside needs Node 20.19 or later; this is ${process.version}.`,
      'Install Node 24 from https://nodejs.org and start again.',
    );
  const end = endOfLife[major];
  if (end !== undefined && Date.now() > Date.parse(end))
    say(
      `Node ${major} has had no security fixes since ${end}; Alongside runs on it, Node 24 is better.`,
    );
}
