import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

const forms = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const;
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/**
 * Hands the packed form of a script or style, which the build lays beside it, to whoever takes it. Only files of the
 * build, which hold nobody's words: what the API answers is never packed, so its length gives nothing away.
 */
export function packedFiles(folder: string): RequestHandler {
  return (req, res, next) => {
    const type = types[extname(req.path)];
    if (type === undefined) {
      next();
      return;
    }
    res.vary('Accept-Encoding');
    const form = forms.find(
      ({ encoding, suffix }) =>
        req.acceptsEncodings(encoding) === encoding &&
        existsSync(join(folder, `${req.path.replaceAll('..', '')}${suffix}`)),
    );
    if (form) {
      req.url = `${req.path}${form.suffix}`;
      res.set('Content-Encoding', form.encoding);
      res.type(type);
    }
    next();
  };
}
