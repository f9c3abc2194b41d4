/**
 * The same page with its style attributes as rules of one style element: e-mail programs want attributes, and our own pages
 * refuse them (`style-src-attr 'none'`), those they show in a frame too.
 */
export function stylesAsRules(html: string): string {
  const rules: string[] = [];
  const page = html.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    rules.push(`[data-style="${rules.length}"]{${style.replaceAll('&#39;', "'")}}`);
    return ` data-style="${rules.length - 1}"`;
  });
  return page.replace('</head>', `<style>${rules.join('')}</style></head>`);
}
