import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { NothingSentError, type Outcome } from '../notification/channel.ts';
import type { MailSettings } from './mail-settings.ts';

/** An e-mail on its way to a server. */
export type Envelope = Omit<SendMailOptions, 'from'>;

export interface Smtp {
  /** @throws NothingSentError while the server is not reached or puts it off; Error when it is not known what became of it. */
  send(envelope: Envelope): Promise<Outcome>;
  close(): void;
}

/** What nodemailer says of what went wrong. */
const problemSchema = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string(),
});

/** Shorter than any lease together, so that nobody else takes up what still hangs. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export function createSmtp({ smtpUrl, from }: MailSettings): Smtp {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  });
  return {
    async send(envelope) {
      try {
        await transport.sendMail({ ...envelope, from });
        return 'sent';
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A server that says no to the address or to the e-mail says so for good (5xx). One that says no to ourselves, puts it
 * off or is not there is asked again; that nothing was taken is certain until the e-mail itself was on its way.
 */
function outcomeOf(error: unknown): Outcome {
  const read = problemSchema.safeParse(error);
  if (!read.success) throw error;
  const { code, command, responseCode = 0, response, message } = read.data;
  const aboutUs = code === 'EAUTH' || command === 'MAIL FROM';
  if (responseCode >= 500 && !aboutUs && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
    return { refused: (response ?? message).slice(0, 300) };
  }
  const onItsWay = code === 'EMESSAGE' || command === 'DATA';
  if (onItsWay && responseCode === 0) throw error;
  throw new NothingSentError(message, { cause: error });
}
