import type { Route } from '../http/route.ts';
import { codebookRoutes } from './codebook-routes.ts';
import { excerptRoutes } from './excerpt-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { secondTaggingRoutes } from './second-tagging-routes.ts';

type Deps = Parameters<typeof overviewRoutes>[0] &
  Parameters<typeof secondTaggingRoutes>[0] &
  Parameters<typeof codebookRoutes>[0];

/** Everything about themes: the codebook, the overview, shared excerpts and their second tagging. */
export function themeRoutes(deps: Deps): Route[] {
  return [
    ...codebookRoutes(deps),
    ...overviewRoutes(deps),
    ...excerptRoutes(deps.themes, deps.clock),
    ...secondTaggingRoutes(deps),
  ];
}
