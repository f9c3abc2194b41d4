import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { packedFiles } from './packed-files.ts';

/** The built client: hashed files kept for a year, and its one page for every address that is not the API's. */
export function clientFiles(folder: string): RequestHandler {
  const router = Router();
  const page = join(folder, 'index.html');
  router.use(
    '/assets',
    packedFiles(join(folder, 'assets')),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
    (_req, res) => {
      // A file of an earlier build: not the page, or a browser would run HTML as a script.
      res.status(404).end();
    },
  );
  router.use(express.static(folder, { index: false, maxAge: 0, redirect: false }));
  router.use((req, res, next) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && req.accepts('html');
    if (!wantsPage || !existsSync(page)) {
      next();
      return;
    }
    res.set('Cache-Control', 'no-cache').sendFile(page);
  });
  return router;
}
