import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { themesView } from '../themes/themes-view.ts';

const overview = createRoute({
  getParentRoute: () => root,
  path: '/themes',
  validateSearch: themesView,
  component: lazyRouteComponent(() => import('../themes/overview-screen.tsx'), 'OverviewScreen'),
});

const pack = createRoute({
  getParentRoute: () => root,
  path: '/themes/pack',
  validateSearch: themesView,
  component: lazyRouteComponent(() => import('../pack/pack-screen.tsx'), 'PackScreen'),
});

const codebook = createRoute({
  getParentRoute: () => root,
  path: '/themes/codebook',
  component: lazyRouteComponent(() => import('../themes/codebook-screen.tsx'), 'CodebookScreen'),
});

const secondTagging = createRoute({
  getParentRoute: () => root,
  path: '/themes/codebook/second-tagging',
  component: lazyRouteComponent(
    () => import('../themes/second-tagging-screen.tsx'),
    'SecondTaggingScreen',
  ),
});

const oneSecondTagging = createRoute({
  getParentRoute: () => root,
  path: '/themes/codebook/second-tagging/$id',
  component: lazyRouteComponent(
    () => import('../themes/one-second-tagging-screen.tsx'),
    'OneSecondTaggingScreen',
  ),
});

const excerpts = createRoute({
  getParentRoute: () => root,
  path: '/excerpts',
  component: lazyRouteComponent(() => import('../themes/excerpts-screen.tsx'), 'ExcerptsScreen'),
});

/** Themes over time, the words they are kept in, and what is shared of one's own. */
export const themeRoutes = [
  overview,
  pack,
  codebook,
  secondTagging,
  oneSecondTagging,
  excerpts,
] as const;
