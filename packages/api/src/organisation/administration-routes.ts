import type { Route } from '../http/route.ts';
import type { AdministrationDeps } from './administer.ts';
import { changeRoutes } from './change-routes.ts';
import { importRoutes } from './import-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { teamRoutes } from './team-routes.ts';

/** What administrators do: people, teams, settings. None of it shows content. */
export function administrationRoutes(deps: AdministrationDeps): Route[] {
  return [
    ...settingsRoutes(deps),
    ...teamRoutes(deps),
    ...importRoutes(deps),
    ...peopleRoutes(deps),
    ...changeRoutes(deps),
  ];
}
