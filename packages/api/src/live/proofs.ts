import type { Logger } from 'pino';
import { ProblemError } from '../problem-error.ts';
import { periods } from './limits.ts';
import type { LiveDeps, SignedIn } from './ports.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';
import type { Visitor } from './visitor.ts';

/** Sockets show that somebody is signed in: at the handshake, every minute, and when a session ends. */
export interface Proofs {
  /** Asks this person's sockets again. */
  again(visitors: Iterable<Visitor>): Promise<void>;
  close(): void;
}

export function proofs(
  io: LiveServer,
  { signedIn, logger }: Pick<LiveDeps, 'signedIn'> & { logger: Logger },
  everybody: () => Iterable<Visitor>,
): Proofs {
  io.use((socket, next) => {
    signedIn(cookieOf(socket)).then(
      (who) => {
        if (!who) return next(refusal(new ProblemError('sign-in-needed', 'Sign in to take part.')));
        socket.data.who = who;
        socket.on('doc:update', () => who.session?.active());
        return next();
      },
      (error: unknown) => {
        logger.error({ err: error }, 'a session could not be read');
        next(
          refusal(
            new ProblemError('unavailable', 'The service is not ready. Try again in a moment.'),
          ),
        );
      },
    );
  });

  async function prove({ socket, who }: Visitor): Promise<void> {
    try {
      if (!(await lasts(socket, who))) socket.disconnect(true);
    } catch (error) {
      logger.warn({ err: error }, 'a session could not be read');
    }
  }

  async function lasts(socket: LiveSocket, who: SignedIn): Promise<boolean> {
    if (who.session) return who.session.lasts();
    const now = await signedIn(cookieOf(socket));
    return now?.person === who.person && now.organisation === who.organisation;
  }

  async function again(visitors: Iterable<Visitor>): Promise<void> {
    for (const visitor of [...visitors]) await prove(visitor);
  }

  const regularly = setInterval(() => void again(everybody()), periods.signedIn);
  regularly.unref();
  return { again, close: () => clearInterval(regularly) };
}

function cookieOf(socket: LiveSocket): string | undefined {
  return socket.handshake.headers.cookie;
}

function refusal(error: ProblemError): Error {
  return Object.assign(new Error(error.message), { data: error.toProblem() });
}
