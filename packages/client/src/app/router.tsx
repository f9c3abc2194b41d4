import { journeys, type Journey } from '@alongside/workflows/discussion/stages';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { planFilter } from '../plan/plan-filter.ts';
import { administrationRoutes } from './administration-routes.ts';
import { ScreenFailed } from './not-found.tsx';
import { root } from './root-route.ts';
import { day, text } from './search-text.ts';
import { practiceRoutes } from './practice-routes.ts';
import { supervisionRoutes } from './supervision-routes.ts';
import { themeRoutes } from './theme-routes.ts';
import { toldRoutes } from './told-routes.ts';
import { Waiting } from './waiting.tsx';

const week = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../week/week-screen.tsx'), 'WeekScreen'),
});

const discussions = createRoute({
  getParentRoute: () => root,
  path: '/discussions',
  validateSearch: (search): { q?: string | undefined; show?: Journey | undefined } => ({
    q: text(search['q']),
    show: journeys.find((journey) => journey === search['show']),
  }),
  component: lazyRouteComponent(
    () => import('../discussion/discussions-screen.tsx'),
    'DiscussionsScreen',
  ),
});

const propose = createRoute({
  getParentRoute: () => root,
  path: '/discussions/new',
  validateSearch: (search): { about?: string | undefined; with?: string | undefined } => ({
    about: text(search['about']),
    with: text(search['with']),
  }),
  component: lazyRouteComponent(() => import('../propose/propose-screen.tsx'), 'ProposeScreen'),
});

const series = createRoute({
  getParentRoute: () => root,
  path: '/series',
  component: lazyRouteComponent(() => import('../series/series-screen.tsx'), 'SeriesScreen'),
});

const oneSeries = createRoute({
  getParentRoute: () => root,
  path: '/series/$id',
  component: lazyRouteComponent(() => import('../series/one-series-screen.tsx'), 'OneSeriesScreen'),
});

const discussion = createRoute({
  getParentRoute: () => root,
  path: '/discussions/$id',
  component: lazyRouteComponent(
    () => import('../discussion/discussion-frame.tsx'),
    'DiscussionFrame',
  ),
});

const discussionNow = createRoute({
  getParentRoute: () => discussion,
  path: '/',
  component: lazyRouteComponent(() => import('../discussion/now-screen.tsx'), 'NowScreen'),
});

const room = createRoute({
  getParentRoute: () => discussion,
  path: '/room',
  component: lazyRouteComponent(() => import('../discussion/room-entry.tsx'), 'RoomEntry'),
});

const timeline = createRoute({
  getParentRoute: () => discussion,
  path: '/timeline',
  component: lazyRouteComponent(
    () => import('../discussion/timeline-screen.tsx'),
    'TimelineScreen',
  ),
});

const whoRead = createRoute({
  getParentRoute: () => discussion,
  path: '/who-read',
  component: lazyRouteComponent(() => import('../reading/who-read-screen.tsx'), 'WhoReadScreen'),
});

const lifeHappens = createRoute({
  getParentRoute: () => discussion,
  path: '/life-happens',
  component: lazyRouteComponent(
    () => import('../discussion/life-happens-screen.tsx'),
    'LifeHappensScreen',
  ),
});

const record = createRoute({
  getParentRoute: () => discussion,
  path: '/records/$version',
  component: lazyRouteComponent(() => import('../agreeing/record-screen.tsx'), 'RecordScreen'),
});

const decisions = createRoute({
  getParentRoute: () => root,
  path: '/decisions',
  validateSearch: (search): { answer?: string | undefined } => ({ answer: text(search['answer']) }),
  component: lazyRouteComponent(() => import('../action/decisions-screen.tsx'), 'DecisionsScreen'),
});

const action = createRoute({
  getParentRoute: () => root,
  path: '/actions/$id',
  component: lazyRouteComponent(() => import('../action/action-screen.tsx'), 'ActionScreen'),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  validateSearch: planFilter,
  component: lazyRouteComponent(() => import('../plan/plan-screen.tsx'), 'PlanScreen'),
});

const notice = createRoute({
  getParentRoute: () => root,
  path: '/plan/new',
  validateSearch: (search): { theme?: string; area?: string; since?: string } => {
    const [theme, area] = ['theme', 'area'].map((name) => text(search[name]));
    const since = day(search['since']);
    return { ...(theme && { theme }), ...(area && { area }), ...(since && { since }) };
  },
  component: lazyRouteComponent(() => import('../plan/notice-screen.tsx'), 'NoticeScreen'),
});

const response = createRoute({
  getParentRoute: () => root,
  path: '/plan/$id',
  component: lazyRouteComponent(() => import('../plan/response-screen.tsx'), 'ResponseScreen'),
});

const signedInPlaces = createRoute({
  getParentRoute: () => root,
  path: '/signed-in-places',
  component: lazyRouteComponent(
    () => import('../session/signed-in-places-screen.tsx'),
    'SignedInPlacesScreen',
  ),
});

const teamLearning = createRoute({
  getParentRoute: () => root,
  path: '/team-learning',
  component: lazyRouteComponent(
    () => import('../reading/team-learning-screen.tsx'),
    'TeamLearningScreen',
  ),
});

const fromOutside = createRoute({
  getParentRoute: () => root,
  path: '/from-outside',
  component: lazyRouteComponent(
    () => import('../reading/from-outside-screen.tsx'),
    'FromOutsideScreen',
  ),
});

const outsideReading = createRoute({
  getParentRoute: () => root,
  path: '/from-outside/$id',
  component: lazyRouteComponent(
    () => import('../reading/outside-reading-screen.tsx'),
    'OutsideReadingScreen',
  ),
});

const whoViewed = createRoute({
  getParentRoute: () => root,
  path: '/who-viewed',
  validateSearch: (
    search,
  ): {
    caseReference?: string | undefined;
    about?: string | undefined;
    by?: string | undefined;
  } => ({
    caseReference: text(search['caseReference']),
    about: text(search['about']),
    by: text(search['by']),
  }),
  component: lazyRouteComponent(
    () => import('../reading/who-viewed-screen.tsx'),
    'WhoViewedScreen',
  ),
});

const families = createRoute({
  getParentRoute: () => root,
  path: '/families-i-know',
  component: lazyRouteComponent(() => import('../conflict/families-screen.tsx'), 'FamiliesScreen'),
});

const routes = root.addChildren([
  teamLearning,
  fromOutside,
  outsideReading,
  whoViewed,
  families,
  administrationRoutes,
  week,
  discussions,
  propose,
  series,
  oneSeries,
  discussion.addChildren([discussionNow, room, timeline, whoRead, lifeHappens, record]),
  decisions,
  action,
  plan,
  notice,
  response,
  ...practiceRoutes,
  ...toldRoutes,
  ...themeRoutes,
  ...supervisionRoutes,
  signedInPlaces,
]);

/** Screens load with their routes, so that the first page stays small. */
export function createAppRouter() {
  return createRouter({
    routeTree: routes,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
