import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('../notification/notifications-screen.tsx'),
    'NotificationsScreen',
  ),
});

const howYouHear = createRoute({
  getParentRoute: () => root,
  path: '/how-you-hear',
  component: lazyRouteComponent(
    () => import('../notification/how-you-hear-screen.tsx'),
    'HowYouHearScreen',
  ),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../notification/outbox-screen.tsx'), 'OutboxScreen'),
});

/** What one is told, and how. */
export const toldRoutes = [notifications, howYouHear, outbox] as const;
