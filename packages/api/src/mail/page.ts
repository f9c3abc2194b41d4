/** An e-mail before it is text or HTML. Plain words throughout: they are escaped where they become HTML. */
export interface Page {
  title: string;
  greeting: string;
  paragraphs: string[];
  /** Below the paragraphs, each with its link. */
  list: { heading: string | null; items: { says: string; href: string }[] } | null;
  link: { says: string; href: string };
  /** In small letters below. */
  foot: string[];
  settings: { says: string; href: string };
}

/** The plain text, for whoever reads that: every link written out. */
export function plainPage({ greeting, paragraphs, list, link, foot, settings }: Page): string {
  const items = list?.items.map(({ says, href }) => `- ${says}\n  ${href}`) ?? [];
  return [
    greeting,
    ...paragraphs,
    ...(list ? [...(list.heading === null ? [] : [list.heading]), items.join('\n')] : []),
    `${link.says}:\n${link.href}`,
    `-- \n${[...foot, `${settings.says}: ${settings.href}`].join('\n')}`,
  ].join('\n\n');
}

/** No pictures, no scripts, nothing fetched: an e-mail program has nothing to ask about, and nobody learns that it was opened. */
export function htmlPage({
  title,
  greeting,
  paragraphs,
  list,
  link,
  foot,
  settings,
}: Page): string {
  const items = list?.items
    .map(({ says, href }) => `<li style="margin:0 0 12px">${anchor(says, href, '')}</li>`)
    .join('\n');
  const heading = list?.heading === null ? '' : paragraph(list?.heading ?? '');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Arial,sans-serif;font-size:17px;line-height:1.55">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">Alongside</p>
<h1 style="margin:0 0 20px;font-size:23px;line-height:1.3">${escaped(title)}</h1>
${paragraph(greeting)}
${paragraphs.map(paragraph).join('\n')}
${list ? `${heading}\n<ul style="margin:0 0 16px;padding-left:22px">\n${items ?? ''}\n</ul>` : ''}
<p style="margin:24px 0">${anchor(link.says, link.href, 'display:inline-block;padding:12px 20px;border-radius:10px;background:#1f5a63;color:#ffffff;font-weight:600;text-decoration:none')}</p>
<div style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #8a9a9c;font-size:15px">
${foot.map(paragraph).join('\n')}
<p style="margin:0">${anchor(settings.says, settings.href, '')}</p>
</div>
</div>
</body>
</html>
`;
}

function paragraph(words: string): string {
  return words === '' ? '' : `<p style="margin:0 0 16px">${escaped(words)}</p>`;
}

function anchor(says: string, href: string, style: string): string {
  const look = style === '' ? '' : ` style="${style}"`;
  return `<a href="${escaped(href)}"${look}>${escaped(says)}</a>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
