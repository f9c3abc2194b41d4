import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Collections } from '../database/collections.ts';
import type { Route } from '../http/route.ts';
import type { WorkflowRoutesDeps } from '../http/workflow-routes.ts';
import { createMailboxRound } from '../mail/inbound/mailbox.ts';
import { inboundOrganisation } from '../mail/inbound/organisation.ts';
import type { InboundSettings } from '../mail/inbound/settings.ts';
import { inboundCollections } from '../mail/inbound/stored.ts';
import { createTakeIn, type TakeIn } from '../mail/inbound/take-in.ts';
import type { PaperMaker } from '../paper/maker.ts';
import type { Directories } from '../person/directory.ts';
import { certificateRoutes } from './certificates.ts';
import { createGreatPracticeKind, type GreatPracticeKind } from './kind.ts';
import { greatPracticeRoutes } from './routes.ts';

export interface AttachDeps extends WorkflowRoutesDeps {
  connection: Connection;
  collections: Collections;
  directories: Directories;
  logger: Logger;
  mailIn: InboundSettings | undefined;
  papers: PaperMaker;
}

/** Great practice within the service. */
export interface AttachedPractice {
  kind: GreatPracticeKind;
  routes: Route[];
  /** Fetches what came in by e-mail, for a poller; undefined where no mailbox is set up. */
  mailbox: (() => Promise<boolean>) | undefined;
}

export async function attachGreatPractice(deps: AttachDeps): Promise<AttachedPractice> {
  const kind = createGreatPracticeKind(deps.collections);
  return {
    kind,
    routes: [...certificateRoutes(deps), ...greatPracticeRoutes({ ...deps, kind })],
    mailbox: await mailboxOf(deps, kind),
  };
}

async function mailboxOf(deps: AttachDeps, kind: GreatPracticeKind) {
  const imapUrl = deps.mailIn?.imapUrl;
  if (deps.mailIn === undefined || imapUrl === undefined) return undefined;
  const inbound = await inboundCollections(deps.connection);
  const { organisation, takeIn } = await attachTakeIn(deps, deps.mailIn, kind);
  return createMailboxRound({ imapUrl, organisation, takeIn, inbound, clock: deps.clock });
}

/** Taking in what comes by e-mail, fetched or piped. @throws Error where it is not clear for which organisation */
export async function attachTakeIn(
  deps: Omit<AttachDeps, 'mailIn' | 'papers'>,
  { organisation: named, trusts }: InboundSettings,
  kind: GreatPracticeKind,
): Promise<{ organisation: string; takeIn: TakeIn }> {
  const organisation = await inboundOrganisation(deps.collections, named);
  const inbound = await inboundCollections(deps.connection);
  return { organisation, takeIn: createTakeIn({ ...deps, organisation, trusts, kind, inbound }) };
}
