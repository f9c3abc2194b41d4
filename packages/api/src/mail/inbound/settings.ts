import { z } from 'zod';

/** Where nominations come in by e-mail, and whom it is believed. */
export interface InboundSettings {
  /** `imaps://user:password@host:993/Folder`; undefined: nothing is fetched, messages can still be piped in. */
  imapUrl: string | undefined;
  /** The organisation they are for; undefined: the only one there is. */
  organisation: string | undefined;
  /** Name of one's own mail server in `Authentication-Results` (RFC 8601); undefined: the From address is believed. */
  trusts: string | undefined;
}

export const inboundVariables = {
  MAIL_IN_URL: z
    .url({
      protocol: /^imaps?$/,
      error: 'Give an address such as imaps://user:password@host:993/INBOX.',
    })
    .optional(),
  MAIL_IN_ORGANISATION: z.string().min(1).optional(),
  MAIL_IN_TRUSTS: z.string().min(1).optional(),
};

export function readInbound(read: {
  MAIL_IN_URL?: string | undefined;
  MAIL_IN_ORGANISATION?: string | undefined;
  MAIL_IN_TRUSTS?: string | undefined;
}): InboundSettings {
  return {
    imapUrl: read.MAIL_IN_URL,
    organisation: read.MAIL_IN_ORGANISATION,
    trusts: read.MAIL_IN_TRUSTS,
  };
}
