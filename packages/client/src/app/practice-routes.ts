import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { text } from './search-text.ts';

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
export const practiceRoutes = [wall, nominate, one, certificate] as const;
