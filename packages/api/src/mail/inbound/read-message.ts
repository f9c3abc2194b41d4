import { type ParsedMail, simpleParser } from 'mailparser';

/** A message larger than this is set aside unread, in bytes: words do not need more. */
export const mostBytes = 1024 * 1024;
const limits = { maxHtmlLengthToParse: 200_000, skipImageLinks: true };

/** What is looked at of a message; everything else of it is dropped. */
export interface InboundMessage {
  messageId: string | null;
  /** The one address it says it is from, in lower case; null where there is none, or more than one. */
  from: string | null;
  title: string;
  text: string;
  /** Something was attached: it is not kept. */
  attached: boolean;
  /** A program sent it: an out-of-office note, a list, a bounce. */
  automatic: boolean;
  /** What mail servers on its way say of its sender, the last server first. */
  authenticationResults: string[];
}

/** Reads an RFC 5322 message. HTML becomes text. @throws where it is no message at all */
export async function readMessage(raw: Buffer): Promise<InboundMessage> {
  const mail = await simpleParser(raw, limits);
  const senders = mail.from?.value ?? [];
  return {
    messageId: mail.messageId?.trim() || null,
    from: (senders.length === 1 && senders[0]?.address?.toLowerCase()) || null,
    title: titleOf(mail),
    text: mail.text ?? (await textOf(mail.html || '')),
    attached: mail.attachments.length > 0,
    automatic: isAutomatic(mail),
    authenticationResults: linesOf(mail, 'authentication-results'),
  };
}

/** Of several parts that are HTML alone, of which the parser makes no text: as if they were one message. */
async function textOf(html: string): Promise<string> {
  const alone = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);
  return (await simpleParser(alone, limits)).text ?? '';
}

function titleOf(mail: ParsedMail): string {
  return mail.subject?.trim() ?? ''; // RFC 5322 calls it so.
}

/** RFC 3834, and what lists and bounces say. */
function isAutomatic(mail: ParsedMail): boolean {
  const [submitted = 'no'] = linesOf(mail, 'auto-submitted');
  const [precedence = ''] = linesOf(mail, 'precedence');
  return (
    !submitted.toLowerCase().startsWith('no') ||
    /^(?:bulk|junk|list|auto_reply)/i.test(precedence) ||
    linesOf(mail, 'list-id').length > 0 ||
    linesOf(mail, 'return-path').includes('<>')
  );
}

/** What stands behind a header's name, each time it is there, unfolded. */
function linesOf({ headerLines }: ParsedMail, name: string): string[] {
  return headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) => line.slice(line.indexOf(':') + 1))
    .map((said) => said.split(/\s/).filter(Boolean).join(' '));
}
