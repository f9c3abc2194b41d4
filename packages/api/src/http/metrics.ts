import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { notFound } from '../problem-error.ts';

export interface Metrics {
  /** Times every request by method, route (never the address itself) and status. */
  time: RequestHandler;
  /** `GET /metrics`, for whoever has the token, or from this machine where there is none. */
  serve: RequestHandler;
}

/** How far each organisation's view log has come: a number kept elsewhere shows when its newest entries were cut off. */
export type ViewLogEnds = () => Promise<{ organisation: string; sequence: number }[]>;

export function createMetrics(token: string | undefined, viewLogEnds: ViewLogEnds): Metrics {
  const registry = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  collectDefaultMetrics({ register: registry });
  const entries = new Gauge({
    name: 'alongside_view_log_sequence',
    help: 'Number of the newest entry of an organisation’s view log; it never goes down.',
    labelNames: ['organisation'],
    registers: [registry],
    async collect() {
      for (const { organisation, sequence } of await viewLogEnds()) {
        entries.set({ organisation }, sequence);
      }
    },
  });
  const durations = new Histogram({
    name: 'alongside_http_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });

  return {
    time(req, res, next) {
      const end = durations.startTimer();
      res.on('finish', () => {
        const route: unknown = req.route;
        const named = typeof route === 'object' && route !== null && 'path' in route;
        const path = named ? route.path : undefined;
        end({
          method: req.method,
          route: typeof path === 'string' ? path : 'other',
          status: String(res.statusCode),
        });
      });
      next();
    },
    serve(req, res, next) {
      const allowed =
        token === undefined
          ? isLoopback(req.socket.remoteAddress) && req.get('x-forwarded-for') === undefined
          : req.get('authorization') === `Bearer ${token}`;
      if (!allowed) throw notFound();
      registry.metrics().then((text) => {
        res.type(registry.contentType).send(text);
      }, next);
    },
  };
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || (address?.replace('::ffff:', '').startsWith('127.') ?? false);
}
