import {
  type Codebook,
  dimensionNames,
  dimensions,
  type Dimension,
  type Theme,
  type ThemeWords,
} from './codebook.ts';
import { readXml, type XmlElement, xmlText } from './xml.ts';

/** A theme as a file brings it: its words, and the name of the theme it stands under. */
export type BroughtTheme = Omit<ThemeWords, 'parent'> & { under: string };

const useWhenMark = 'Use when: ';
const notWhenMark = 'Not when: ';

/**
 * Themes in use as a REFI-QDA codebook (`.qdc`), which programs for qualitative analysis read. Dimensions are its
 * sets; use when and not when stand in the description, each on a line of its own.
 * Source: REFI-QDA standard 1.5, codebook exchange, namespace `urn:QDA-XML:codebook:1.0`.
 * @param guidOf a GUID for an id, the same at each export
 */
export function toQdc(
  { themes }: Codebook,
  origin: string,
  guidOf: (id: string) => string,
): string {
  const shown = themes.filter(({ state }) => state === 'inUse' || state === 'split');
  const code = (theme: Theme): string => {
    const below = shown.filter(({ parent }) => parent === theme.id).map(code);
    const codable = theme.state === 'inUse';
    return [
      `<Code guid="${guidOf(theme.id)}" name="${xmlText(theme.name)}" isCodable="${codable}">`,
      `<Description>${xmlText(description(theme))}</Description>`,
      ...below,
      '</Code>',
    ].join('');
  };
  const ids = new Set(shown.map(({ id }) => id));
  const roots = shown.filter(({ parent }) => parent === null || !ids.has(parent));
  const sets = dimensions.map((dimension) => {
    const members = shown
      .filter((theme) => theme.dimension === dimension)
      .map(({ id }) => `<MemberCode guid="${guidOf(id)}"/>`);
    const name = xmlText(dimensionNames[dimension]);
    return `<Set guid="${guidOf(`dimension:${dimension}`)}" name="${name}">${members.join('')}</Set>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${xmlText(origin)}">`,
    `<Codes>${roots.map(code).join('')}</Codes><Sets>${sets.join('')}</Sets></CodeBook>`,
    '',
  ].join('\n');
}

/** @returns null when it is not a REFI-QDA codebook */
export function fromQdc(text: string): BroughtTheme[] | null {
  const root = readXml(text);
  if (root?.name !== 'CodeBook') return null;
  const dimensionOf = new Map<string, Dimension>();
  for (const set of within(root, 'Sets')) {
    const dimension = dimensions.find((one) => dimensionNames[one] === set.attributes['name']);
    for (const { attributes } of set.children) {
      if (dimension) dimensionOf.set(attributes['guid'] ?? '', dimension);
    }
  }
  const brought: BroughtTheme[] = [];
  const visit = (code: XmlElement, under: string, top: string): void => {
    const name = (code.attributes['name'] ?? '').trim().slice(0, 80);
    if (name === '') return;
    const said = code.children.find((child) => child.name === 'Description')?.text ?? '';
    const dimension = dimensionOf.get(code.attributes['guid'] ?? '') ?? 'practice';
    brought.push({ name, ...described(said), dimension, under });
    // Two levels are kept; what stands deeper comes under the same theme.
    for (const child of code.children) {
      if (child.name === 'Code') visit(child, top === '' ? name : top, top === '' ? name : top);
    }
  };
  for (const code of within(root, 'Codes')) visit(code, '', '');
  return brought;
}

function within(root: XmlElement, name: string): XmlElement[] {
  return root.children.find((child) => child.name === name)?.children ?? [];
}

function description({ definition, useWhen, notWhen }: Theme): string {
  return [
    definition,
    ...(useWhen === '' ? [] : [useWhenMark + useWhen]),
    ...(notWhen === '' ? [] : [notWhenMark + notWhen]),
  ].join('\n');
}

function described(text: string): Pick<ThemeWords, 'definition' | 'useWhen' | 'notWhen'> {
  const lines = text.split('\n').map((line) => line.trim());
  const after = (mark: string): string =>
    (lines.find((line) => line.startsWith(mark))?.slice(mark.length) ?? '').slice(0, 600);
  const definition = lines
    .filter((line) => line !== '' && !line.startsWith(useWhenMark) && !line.startsWith(notWhenMark))
    .join(' ')
    .slice(0, 600);
  return { definition, useWhen: after(useWhenMark), notWhen: after(notWhenMark) };
}
