import express, { type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { clientFiles } from './http/client-files.ts';
import { createMetrics, type ViewLogEnds } from './http/metrics.ts';
import { describeRoutes } from './http/openapi.ts';
import { createProblemHandler } from './http/problems.ts';
import type { Route } from './http/route.ts';
import { requireSafeAddress } from './http/safe-address.ts';
import { requireSafeBody } from './http/safe-body.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { securityTxt } from './http/security-txt.ts';
import { notFound, ProblemError } from './problem-error.ts';
import type { Sessions } from './session/session.ts';

export interface AppOptions {
  routes: readonly Route[];
  sessions: Sessions;
  logger: Logger;
  metricsToken: string | undefined;
  viewLogEnds: ViewLogEnds;
  behindTls: boolean;
  /** The address people open, where it is known. */
  publicUrl: string | null;
  securityContact: string | undefined;
  clientFolder: string;
  /** “What we are learning”, for readers without JavaScript. */
  learningPages: RequestHandler;
  /** Rejects while the service cannot answer. */
  ready(): Promise<void>;
}

/** Everything HTTP, from the outside in. */
export function createApp(options: AppOptions): Express {
  const { routes, sessions, logger, behindTls } = options;
  const metrics = createMetrics(options.metricsToken, options.viewLogEnds);
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple');
  if (behindTls) app.set('trust proxy', 1);

  app.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  app.get('/health/ready', async (_req, res) => {
    await options.ready().catch(() => {
      throw new ProblemError('unavailable', 'The database does not answer yet.');
    });
    res.json({ status: 'ready' });
  });
  app.get('/metrics', metrics.serve);

  // Failures are logged where they become answers; each request only for who looks for something.
  if (logger.isLevelEnabled('debug')) app.use(pinoHttp({ logger, useLevel: 'debug' }));
  app.use(helmet(headers(behindTls)), (_req, res, next) => {
    res.set('Permissions-Policy', unused.map((feature) => `${feature}=()`).join(', '));
    next();
  });
  if (options.securityContact !== undefined)
    app.get('/.well-known/security.txt', securityTxt(options.securityContact, options.publicUrl));
  app.use('/api', metrics.time, apiRouter(routes, sessions, options.publicUrl));
  app.use('/learning', options.learningPages);
  app.use(clientFiles(options.clientFolder));
  app.use(() => {
    throw notFound();
  });
  app.use(createProblemHandler(logger));
  return app;
}

function apiRouter(routes: readonly Route[], sessions: Sessions, publicUrl: string | null): Router {
  const api = Router();
  const description = JSON.stringify(describeRoutes(routes));
  api.use(requireSameOrigin(publicUrl), requireSafeAddress);
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 20 });
  for (const { path, takes } of routes) if (takes === 'form') api.use(`/v1${path}`, form);
  api.use(express.json({ limit: '256kb', strict: true, inflate: true }), requireSafeBody);
  api.get('/v1/openapi.json', (_req, res) => {
    res.type('application/json').send(description);
  });
  api.use(sessions.middleware);
  const v1 = Router({ caseSensitive: true });
  for (const route of routes) route.mount(v1, sessions.whoAsks);
  for (const [path, methods] of methodsByPath(routes)) v1.all(path, otherMethods(methods));
  api.use('/v1', v1);
  api.use(() => {
    throw notFound();
  });
  return api;
}

/** Every address there is, with what may be done at it. */
function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methods.set(path, [...(methods.get(path) ?? []), ...names].toSorted());
  }
  return methods;
}

/** Comes after the routes of an address: what they did not take cannot be done there. */
function otherMethods(methods: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'OPTIONS') {
      next();
      return;
    }
    res.set('Allow', methods.join(', '));
    throw new ProblemError('no-such-method', `Here one can ${methods.join(', ')}.`);
  };
}

/** What no page of ours asks a device for. */
const unused = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'display-capture'];

/** No script but our own files; style elements are the component library's. */
function headers(behindTls: boolean): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        styleSrcAttr: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(behindTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: behindTls && { maxAge: 31_536_000, includeSubDomains: true },
  };
}
