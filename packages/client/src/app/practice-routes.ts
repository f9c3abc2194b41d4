import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { day, text } from './search-text.ts';

const wall = createRoute({
  getParentRoute: () => root,
  path: '/great-practice',
  validateSearch: (search): { show?: 'mine' | undefined; q?: string | undefined } => ({
    ...(search['show'] === 'mine' && { show: 'mine' as const }),
    ...(text(search['q']) !== undefined && { q: text(search['q']) }),
  }),
  component: lazyRouteComponent(() => import('../great-practice/wall-screen.tsx'), 'WallScreen'),
});

const nominate = createRoute({
  getParentRoute: () => root,
  path: '/great-practice/new',
  validateSearch: (search): { discussion?: string | undefined; finding?: string | undefined } => ({
    ...(text(search['discussion']) !== undefined && { discussion: text(search['discussion']) }),
    ...(text(search['finding']) !== undefined && { finding: text(search['finding']) }),
  }),
  component: lazyRouteComponent(
    () => import('../great-practice/nominate-screen.tsx'),
    'NominateScreen',
  ),
});

const celebration = createRoute({
  getParentRoute: () => root,
  path: '/great-practice/celebration',
  validateSearch: (
    search,
  ): {
    as?: 'certificates' | undefined;
    from?: string | undefined;
    until?: string | undefined;
  } => ({
    ...(search['as'] === 'certificates' && { as: 'certificates' as const }),
    ...(day(search['from']) !== undefined && { from: day(search['from']) }),
    ...(day(search['until']) !== undefined && { until: day(search['until']) }),
  }),
  component: lazyRouteComponent(
    () => import('../great-practice/celebration-screen.tsx'),
    'CelebrationScreen',
  ),
});

const one = createRoute({
  getParentRoute: () => root,
  path: '/great-practice/$id',
  component: lazyRouteComponent(
    () => import('../great-practice/practice-screen.tsx'),
    'PracticeScreen',
  ),
});

const certificate = createRoute({
  getParentRoute: () => root,
  path: '/great-practice/$id/certificate',
  component: lazyRouteComponent(
    () => import('../great-practice/certificate-screen.tsx'),
    'CertificateScreen',
  ),
});

/** What colleagues do well. */
export const practiceRoutes = [wall, nominate, celebration, one, certificate] as const;
