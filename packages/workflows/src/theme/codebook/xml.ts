/** An element of an XML document; text and children in order are not needed here. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const deepest = 20;

/**
 * Reads the plain XML that codebooks are exchanged in. No document types, so nothing to expand or to fetch; element
 * names lose their prefix.
 * @returns null for what is not well-formed, or nested deeper than any codebook
 */
export function readXml(text: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const source = text.replace(/^\uFEFF/, '');
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const match = token.exec(source);
    if (!match) return null;
    const [, cdata, closing, name, attributes, empty, words] = match;
    const inside = open.at(-1);
    if (!inside) return null;
    if (cdata !== undefined) inside.text += cdata;
    else if (words !== undefined) inside.text += decoded(words);
    else if (name !== undefined && closing === '/') {
      if (open.length === 1 || inside.name !== local(name)) return null;
      open.pop();
    } else if (name !== undefined) {
      const element: XmlElement = {
        name: local(name),
        attributes: attributesIn(attributes ?? ''),
        text: '',
        children: [],
      };
      inside.children.push(element);
      if (empty !== '/') open.push(element);
      if (open.length > deepest) return null;
    }
  }
  const [only, ...others] = root.children;
  return open.length === 1 && only && others.length === 0 ? only : null;
}

/** A text as it stands between tags or in an attribute. */
export function xmlText(text: string): string {
  return text
    .replace(
      /[&<>"]/g,
      (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? '',
    )
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [
      local(name),
      decoded(double ?? single ?? ''),
    ]),
  );
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
