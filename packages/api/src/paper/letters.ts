import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const { resolve } = createRequire(import.meta.url);

/** A face of Noto Sans (SIL Open Font Licence): Latin, Greek, Cyrillic and Devanagari. */
export interface Face {
  bytes: Buffer;
  /** The text with every sign this face cannot draw replaced by one it can. */
  drawable(text: string): string;
}

function faceOf(file: string): Face {
  const bytes = readFileSync(resolve(`@expo-google-fonts/noto-sans/${file}`));
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds more than one font.`);
  return { bytes, drawable: (text) => drawable(font, text) };
}

export const faces = {
  regular: faceOf('400Regular/NotoSans_400Regular.ttf'),
  bold: faceOf('600SemiBold/NotoSans_600SemiBold.ttf'),
};

/** Stands for a sign that cannot be drawn, so that a reader sees that something was there. */
const unknown = '\ufffd';

/** Joiners and selectors draw nothing by themselves; without the sign they belong to they go. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;

function drawable(font: Font, text: string): string {
  return Array.from(text.normalize('NFC').replace(unseen, ''), (sign) => {
    if (sign === '\n') return sign;
    if (sign === '\t' || sign === '\r') return ' ';
    return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : unknown;
  }).join('');
}
