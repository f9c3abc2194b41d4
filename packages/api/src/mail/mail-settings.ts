import { z } from 'zod';

/** How e-mail goes out. */
export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  smtpUrl: string;
  /** `Alongside <alongside@trust.example>` */
  from: string;
}

export const mailVariables = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'Give an address such as smtp://user:password@host:587.' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, {
      error: 'Give an address such as Alongside <alongside@trust.example>.',
    })
    .optional(),
};

interface MailVariables {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}

/** An e-mail needs a sender. */
export function mailIsWhole(read: MailVariables, context: z.RefinementCtx): void {
  if (read.SMTP_URL === undefined || read.MAIL_FROM !== undefined) return;
  context.addIssue({
    code: 'custom',
    path: ['MAIL_FROM'],
    message: 'Needed with SMTP_URL: whom e-mails come from.',
  });
}

export function readMail({ SMTP_URL, MAIL_FROM }: MailVariables): MailSettings | undefined {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined;
  return { smtpUrl: SMTP_URL, from: MAIL_FROM };
}
