// Express 5 hands what an async handler rejects with on to the error handlers.
/* oxlint-disable oxc/no-async-endpoint-handlers */
import { randomUUID } from 'node:crypto';
import { responseCommands } from '@alongside/workflows/response/contract';
import { idSchema } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import type { Door } from '../durable/command-door.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { plainWords } from '../http/plain-words.ts';
import { malformed } from '../http/problems.ts';
import type { Asker } from '../http/route.ts';
import { requireSafeAddress } from '../http/safe-address.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Directories } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import type { ResponseKind } from '../response/kind.ts';
import type { Sessions } from '../session/session.ts';
import type { Learned } from './learned.ts';
import {
  choosingPage,
  closedPage,
  type JustSent,
  learningPage,
  type PageDetails,
  problemPage,
} from './page.ts';
import { stylesheet } from './stylesheet.ts';

export interface LearningPagesDeps {
  collections: Collections;
  directories: Directories;
  sessions: Pick<Sessions, 'middleware' | 'whoAsks'>;
  learned(organisation: { id: string; name: string }): Promise<Learned>;
  door: Door;
  kind: ResponseKind;
  /** Where a proxy in front changes the host it was called by. */
  publicUrl: string | null;
}

/** No script at all: this page is whole without one. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const commentSchema = z.object({
  commandId: commandIdSchema,
  words: responseCommands.comment.shape.words,
});

/** An organisation whose page this reader may see. */
interface Opened {
  id: string;
  name: string;
  timeZone: string;
  asker: Asker | null;
}

/** “What we are learning” as pages of their own, at `/learning`: without JavaScript, and without signing in where it is open. */
export function learningPages(deps: LearningPagesDeps): RequestHandler {
  const { collections, directories, sessions, learned, door, kind } = deps;
  const pages = Router();

  pages.use((_req, res, next) => {
    // With no referrer at all a browser would not say which page a form comes from.
    res.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'same-origin' });
    next();
  });
  pages.get('/learning.css', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('text/css').send(stylesheet);
  });
  pages.use(requireSameOrigin(deps.publicUrl), requireSafeAddress, sessions.middleware);

  pages.get('/', async (req, res) => {
    const asker = await whoMayAsk(req);
    if (asker) return res.redirect(303, pathOf(asker.person.organisation));
    const open = await collections.organisations
      .find({ 'settings.learningPageOpen': true }, { projection: { name: 1 } })
      .sort({ name: 1, _id: 1 })
      .limit(500)
      .toArray();
    const [only] = open;
    if (!only) return send(res, 401, closedPage());
    if (open.length === 1) return res.redirect(303, pathOf(only._id));
    send(res, 200, choosingPage(open.map(({ _id, name }) => ({ id: _id, name }))));
  });

  pages.get('/:organisation', async (req, res) => {
    const opened = await open(req);
    if (!opened) return send(res, 401, closedPage());
    const said = idSchema.safeParse(req.query['said']);
    const sent = said.success ? { response: said.data, problem: null, typed: '' } : null;
    await show(res, 200, opened, sent);
  });

  pages.post(
    '/:organisation/responses/:id/comments',
    saysWhereFrom,
    express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 10 }),
    async (req, res) => {
      const opened = await open(req, 'command');
      const response = idSchema.safeParse(req.params['id']).data;
      const isOwn = opened?.asker?.person.organisation === opened?.id;
      if (!opened?.asker || !isOwn || response === undefined) {
        return send(res, 401, closedPage());
      }
      try {
        await comment(opened.asker, response, req.body);
        res.redirect(303, `${pathOf(opened.id)}?said=${encodeURIComponent(response)}#${response}`);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const typed = z.object({ words: z.string() }).safeParse(req.body);
        await show(res, error.toProblem().status, opened, {
          response,
          // “words: Write something”: where it stands in what was sent is for programs.
          problem: error.message.replace(/^\w+: /, ''),
          typed: typed.success ? typed.data.words.slice(0, 1000) : '',
        });
      }
    },
  );

  pages.use((error: unknown, _req: Request, res: Response, next: (error: unknown) => void) => {
    if (!(error instanceof ProblemError) || res.headersSent) return next(error);
    const { status, title, detail } = error.toProblem();
    send(res, status, problemPage(title, detail));
  });

  async function comment({ person }: Asker, response: string, body: unknown): Promise<void> {
    const read = commentSchema.safeParse(body, { error: plainWords });
    if (!read.success) throw malformed(read.error);
    await door.perform(kind, {
      organisation: person.organisation,
      sender: { kind: 'person', person },
      commandId: read.data.commandId,
      workflow: response,
      command: { type: 'comment', words: read.data.words },
    });
  }

  async function whoMayAsk(req: Request, work: 'read' | 'command' = 'read') {
    try {
      const asker = await sessions.whoAsks(req, work);
      return may(asker.person, 'seeLearning') ? asker : null;
    } catch (error) {
      if (error instanceof ProblemError && error.kind === 'sign-in-needed') return null;
      throw error;
    }
  }

  /** One's own organisation; another only where it opens its page to anybody. */
  async function open(req: Request, work: 'read' | 'command' = 'read'): Promise<Opened | null> {
    const id = idSchema.safeParse(req.params['organisation']);
    if (!id.success) return null;
    const asker = await whoMayAsk(req, work);
    if (asker?.person.organisation !== id.data) {
      const isOpen = await collections.organisations.findOne(
        { _id: id.data, 'settings.learningPageOpen': true },
        { projection: { _id: 1 } },
      );
      if (!isOpen) return null;
    }
    const { name, settings } = await directories.of(id.data);
    return { id: id.data, name, timeZone: settings.timeZone, asker };
  }

  async function show(
    res: Response,
    status: number,
    { id, name, timeZone, asker }: Opened,
    sent: JustSent | null,
  ): Promise<void> {
    const own = asker?.person.organisation === id ? asker : null;
    const details: PageDetails = {
      path: pathOf(id),
      reader: {
        signedIn: own !== null,
        mayComment: own !== null && may(own.person, 'commentOnResponse'),
      },
      sent,
      newId: randomUUID,
      month: saying({ month: 'long', year: 'numeric', timeZone }),
      day: saying({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    };
    send(res, status, learningPage(await learned({ id, name }), details));
  }

  return pages;
}

/** A form is sent by browsers alone, and may come from any page: one that does not say from which is not taken. */
function saysWhereFrom(req: Request, _res: Response, next: NextFunction): void {
  if (req.get('origin') === undefined && req.get('sec-fetch-site') === undefined) {
    throw new ProblemError('not-yours', 'Your browser does not say which page this came from.');
  }
  next();
}

function pathOf(organisation: string): string {
  return `/learning/${encodeURIComponent(organisation)}`;
}

function saying(options: Intl.DateTimeFormatOptions): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', options);
  return (instant) => format.format(new Date(instant));
}

function send(res: Response, status: number, page: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('html').send(page);
}
