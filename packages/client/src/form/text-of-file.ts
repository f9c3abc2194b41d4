/** As much as the service reads of a file at once, in characters. */
const most = 240_000;
/** What a text never holds, and a spreadsheet’s own file or a picture does. */
const noText = /[\u0000-\u0008\u000E-\u001A]/;

/**
 * What a file says, however it was saved: UTF-8, UTF-16, or as spreadsheets in Britain save “CSV” (Windows-1252); or, in
 * plain words, why it cannot be read: it is empty, no text, or too long.
 */
export async function textOfFile(file: Blob): Promise<{ text: string } | { problem: string }> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (noText.test(text)) {
    return {
      problem:
        'This file is no text. Save it as CSV in the program it comes from, and take that. Nothing was changed.',
    };
  }
  if (text.trim() === '') return { problem: 'This file is empty. Nothing was changed.' };
  if (text.length > most) {
    return {
      problem: `This file is too long: ${most} letters are the most at once. Take it in parts. Nothing was changed.`,
    };
  }
  return { text };
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
