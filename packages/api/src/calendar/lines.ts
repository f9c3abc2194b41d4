/** A line of iCalendar whose value is text (RFC 5545, 3.3.11). */
export function textLine(name: string, words: string): string {
  const escaped = words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
  return `${name}:${escaped}`;
}

/** A parameter's value, quoted: what cannot be quoted is left out. */
export function parameter(words: string): string {
  return `"${words.replace(/[\p{Cc}"]/gu, '')}"`;
}

/** Lines end in CRLF and are folded at 75 bytes, never within a character (3.1). */
export function iCalendarOf(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function folded(line: string): string {
  const most = 75;
  let size = 0;
  let text = '';
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    if (size + bytes > most) {
      text += '\r\n ';
      size = 1;
    }
    text += sign;
    size += bytes;
  }
  return text;
}
