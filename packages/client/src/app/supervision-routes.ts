import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

/** Reads one search parameter as a day; anything else is as if it were not there. */
function date(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  component: lazyRouteComponent(
    () => import('../supervision/supervision-home.tsx'),
    'SupervisionHome',
  ),
});

const page = createRoute({
  getParentRoute: () => root,
  path: '/supervision/$personId',
  validateSearch: (search): { until?: string | undefined } => ({ until: date(search['until']) }),
  component: lazyRouteComponent(
    () => import('../supervision/supervision-screen.tsx'),
    'SupervisionScreen',
  ),
});

/** What to carry into supervision. */
export const supervisionRoutes = [home, page] as const;
