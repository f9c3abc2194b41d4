import type { Collections } from '../database/collections.ts';
import type { Route } from '../http/route.ts';
import type { WorkflowRoutesDeps } from '../http/workflow-routes.ts';
import { createGreatPracticeKind, type GreatPracticeKind } from './kind.ts';
import { greatPracticeRoutes } from './routes.ts';

/** Great practice within the service. */
export interface AttachedPractice {
  kind: GreatPracticeKind;
  routes: Route[];
}

export function attachGreatPractice(
  deps: WorkflowRoutesDeps & { collections: Collections },
): AttachedPractice {
  const kind = createGreatPracticeKind(deps.collections);
  return { kind, routes: greatPracticeRoutes({ ...deps, kind }) };
}
