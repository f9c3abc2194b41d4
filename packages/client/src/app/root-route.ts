import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

/** Every screen stands in the shell. */
export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
});
