import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { text } from './search-text.ts';

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(
    () => import('../administration/administration-frame.tsx'),
    'AdministrationFrame',
  ),
});

const administeredPeople = createRoute({
  getParentRoute: () => administration,
  path: '/people',
  validateSearch: (
    search,
  ): {
    q?: string | undefined;
    role?: string | undefined;
    team?: string | undefined;
    left?: 'yes' | undefined;
  } => ({
    q: text(search['q']),
    role: text(search['role']),
    team: text(search['team']),
    left: search['left'] === 'yes' ? 'yes' : undefined,
  }),
  component: lazyRouteComponent(
    () => import('../administration/people-screen.tsx'),
    'PeopleScreen',
  ),
});

const listOfPeople = createRoute({
  getParentRoute: () => administration,
  path: '/people/list',
  component: lazyRouteComponent(() => import('../administration/list-screen.tsx'), 'ListScreen'),
});

const administeredTeams = createRoute({
  getParentRoute: () => administration,
  path: '/teams',
  component: lazyRouteComponent(() => import('../administration/teams-screen.tsx'), 'TeamsScreen'),
});

const settings = createRoute({
  getParentRoute: () => administration,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../administration/settings-screen.tsx'),
    'SettingsScreen',
  ),
});

const kept = createRoute({
  getParentRoute: () => administration,
  path: '/kept',
  component: lazyRouteComponent(() => import('../administration/kept-screen.tsx'), 'KeptScreen'),
});

const everythingHeld = createRoute({
  getParentRoute: () => administration,
  path: '/held',
  component: lazyRouteComponent(() => import('../administration/held-screen.tsx'), 'HeldScreen'),
});

/** People, teams, settings, what is kept and held. */
export const administrationRoutes = administration.addChildren([
  administeredPeople,
  listOfPeople,
  administeredTeams,
  settings,
  kept,
  everythingHeld,
]);
