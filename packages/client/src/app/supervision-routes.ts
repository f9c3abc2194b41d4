import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { day } from './search-text.ts';

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
  validateSearch: (search): { until?: string | undefined } => ({ until: day(search['until']) }),
  component: lazyRouteComponent(
    () => import('../supervision/supervision-screen.tsx'),
    'SupervisionScreen',
  ),
});

/** What to carry into supervision. */
export const supervisionRoutes = [home, page] as const;
