import { longestPraise } from '@alongside/workflows/great-practice/contract';
import { writtenText } from '@alongside/workflows/text';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Door } from '../../durable/command-door.ts';
import { derivedId, sha256 } from '../../durable/canonical-json.ts';
import { isDuplicate } from '../../durable/receipts.ts';
import type { GreatPracticeKind } from '../../great-practice/kind.ts';
import type { Directories } from '../../person/directory.ts';
import { ProblemError } from '../../problem-error.ts';
import { isAuthenticated } from './authenticated.ts';
import { type InboundMessage, mostBytes, readMessage } from './read-message.ts';
import type { InboundCollections } from './stored.ts';
import { whoIsMeant } from './who-is-meant.ts';

/** What became of a message. Nobody is answered, whatever it was: an answer would reach whoever forged it. */
export type Became =
  | 'nominated'
  /** It waits for its sender to say whom it is about. */
  | 'unfinished'
  /** It was here before. */
  | 'repeated'
  | 'tooLarge'
  | 'unreadable'
  | 'automatic'
  | 'unknownSender'
  | 'notAuthenticated'
  | 'empty';

const taken: readonly Became[] = ['nominated', 'unfinished', 'repeated'];

/** Whether somebody should look at the message where it lies. */
export function isSetAside(became: Became): boolean {
  return !taken.includes(became);
}

export interface TakeInDeps {
  organisation: string;
  /** Name of one's own mail server; undefined: the From address is believed. */
  trusts: string | undefined;
  directories: Directories;
  door: Door;
  kind: GreatPracticeKind;
  inbound: InboundCollections;
  clock: Clock;
  logger: Logger;
}

/** Takes in one message, piped or fetched. `null`: it was too large to be fetched. */
export type TakeIn = (raw: Buffer | null) => Promise<Became>;

export function createTakeIn(deps: TakeInDeps): TakeIn {
  const { organisation, trusts, directories, door, kind, inbound, clock, logger } = deps;

  return async function takeIn(raw) {
    const became = await become(raw);
    if (isSetAside(became)) {
      logger.warn(
        { organisation, became },
        'A message to the address of great practice was set aside.',
      );
    }
    return became;
  };

  async function become(raw: Buffer | null): Promise<Became> {
    if (raw === null || raw.byteLength > mostBytes) return 'tooLarge';
    const message = await readMessage(raw).catch(() => null);
    if (!message?.from) return 'unreadable';
    if (message.automatic) return 'automatic';
    const directory = await directories.of(organisation);
    const people = directory.everybody();
    const sender = people.find(({ email }) => email?.toLowerCase() === message.from);
    if (!sender) return 'unknownSender';
    if (
      trusts !== undefined &&
      !isAuthenticated(message.authenticationResults, trusts, message.from)
    )
      return 'notAuthenticated';
    const id = derivedId(
      organisation,
      'mail',
      sender.id,
      message.messageId ?? sha256(raw.toString('latin1')),
    );
    if (await inbound.mails.findOne({ _id: id, organisation })) return 'repeated';
    const input = inputFrom(message, whoIsMeant(message, people, sender.id));
    if (input === null) return 'empty';
    try {
      const from = { organisation, sender: { kind: 'person', person: sender } } as const;
      await door.open(kind, { ...from, commandId: `mail:${id}`, input });
    } catch (error) {
      // Begun before a crash, when somebody else could be found by what it says.
      if (!(error instanceof ProblemError && error.kind === 'command-id-reused')) throw error;
      return 'repeated';
    }
    const became = input.praised === null ? 'unfinished' : 'nominated';
    await inbound.mails
      .insertOne({ _id: id, organisation, became, at: new Date(clock.now()) })
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    return became;
  }
}

/** Words that are too long are cut, and wait for their sender to look at them. */
function inputFrom(message: InboundMessage, { praised, words }: ReturnType<typeof whoIsMeant>) {
  const said = writtenText(longestPraise).safeParse(printable(words).slice(0, longestPraise));
  if (!said.success) return null;
  const isWhole = words.length <= longestPraise;
  return {
    praised: isWhole ? (praised?.id ?? null) : null,
    words: said.data,
    from: null,
    leftOut: message.attached,
  };
}

/** Tabs and line ends stay; other control characters are nothing anybody wrote. */
function printable(words: string): string {
  return words.replaceAll(/\p{Cc}/gu, (character) => (/[\t\n]/.test(character) ? character : ''));
}
