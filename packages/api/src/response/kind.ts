import type { Person } from '@alongside/workflows/organisation/people';
import type { ResponseCommand, ResponseInput } from '@alongside/workflows/response/contract';
import type {
  ResponseEffect,
  ResponseFacts,
  ResponseLook,
} from '@alongside/workflows/response/facts';
import { fedSince, responseTimers } from '@alongside/workflows/response/timers';
import { responseWorkflow } from '@alongside/workflows/response/workflow';
import { may } from '@alongside/workflows/rights/rights';
import type { Collections } from '../database/collections.ts';
import type { Kind, Sender, Surroundings } from '../durable/kind.ts';
import { Remembered } from '../durable/remembered.ts';
import type { Directory } from '../person/directory.ts';
import { countable, peopleWhoFed } from './fed-by.ts';
import type { ResponseMaterial, StoredResponse } from './material.ts';
import type { AroundResponses } from './ports.ts';
import { presentResponse } from './present.ts';
import { projectResponse, type ResponseProjection } from './projection.ts';

export interface ResponseTypes {
  command: ResponseCommand;
  input: ResponseInput;
  facts: ResponseFacts;
  look: ResponseLook;
  effect: ResponseEffect;
  within: never;
  projection: ResponseProjection;
  material: ResponseMaterial;
}

export type ResponseKind = Kind<ResponseTypes>;

const timers = new Map<string, ResponseCommand>(Object.entries(responseTimers));

/** The response, as the way of a command needs to know it. */
export function createResponseKind(
  collections: Collections,
  beside: AroundResponses,
): ResponseKind {
  async function reach({ projection }: StoredResponse, sender: Sender, around: Surroundings) {
    const { theme, area } = projection;
    const { organisation, session, directory } = around;
    const themes = await beside.themesUnder(organisation, theme);
    const fed = { organisation, themes, area, since: fedSince(projection) };
    const people = await peopleWhoFed(collections, fed, session);
    if (sender.kind === 'person') people.delete(sender.person.id);
    for (const person of people) if (!directory.find(person)) people.delete(person);
    return countable(people);
  }

  function slippingSince({ projection }: StoredResponse, { organisation }: Surroundings) {
    const { theme, area, outcome, slipping } = projection;
    if (outcome?.kind !== 'adopted') return null;
    const foundSince = slipping?.since ?? null;
    return beside.slippingBack({ organisation, theme, area, since: outcome.at, foundSince });
  }

  return {
    name: 'response',
    workflow: responseWorkflow,
    collection: collections.responses,
    remembered: new Remembered<ResponseProjection>(),
    async mayKnow(_projection, reader) {
      return may(reader, 'seePlan');
    },
    async gather(stored: StoredResponse, sender: Sender, around: Surroundings, command) {
      const { organisation, session } = around;
      const guidance = command?.type === 'adopt' ? command.guidance : undefined;
      const isKnown =
        guidance !== undefined && (await beside.hasGuidance(organisation, guidance, session));
      const watches = command?.type === 'watch' || command?.type === 'consider';
      return {
        sender: rightsOf(sender),
        guidance: isKnown ? guidance : null,
        reach: command?.type === 'tell' ? await reach(stored, sender, around) : null,
        slippingSince: watches ? await slippingSince(stored, around) : null,
      };
    },
    materialAtStart: (sender) => ({
      sender: rightsOf(sender),
      guidance: null,
      reach: null,
      slippingSince: null,
    }),
    facts(projection, material, { directory }, command) {
      const asked = command?.type === 'consider' ? command.workingParty : [];
      const answerers = answerersIn(projection?.area ?? null, directory);
      const opener = directory.find(projection?.openedBy ?? '');
      return {
        ...material,
        named: asked.flatMap((id) => {
          const person = directory.find(id);
          return person ? [{ id: person.id, roles: person.roles }] : [];
        }),
        partyHasPractitioner: (projection?.workingParty ?? []).some((id) =>
          directory.find(id)?.roles.includes('worker'),
        ),
        holders: opener && may(opener, 'answerThemes') ? [opener.id] : answerers,
        answerers,
      };
    },
    project: projectResponse,
    async carryOut(_within, stored) {
      return stored.projection;
    },
    async present(stored, look, _material, _reader, { organisation, directory, at }) {
      const names = await beside.themeNames(organisation);
      return presentResponse(stored, look, names, directory, at);
    },
    async audience({ workingParty, area, openedBy }, { directory }) {
      return [
        ...(openedBy === null ? [] : [openedBy]),
        ...workingParty,
        ...answerersIn(area, directory),
      ];
    },
    rightsChanged: () => false,
    timerCommand: (name) => timers.get(name),
  };
}

function rightsOf(sender: Sender): ResponseFacts['sender'] {
  if (sender.kind === 'system') return { answers: false, practitioner: false, represents: false };
  const { person } = sender;
  return {
    answers: may(person, 'answerThemes'),
    practitioner: person.roles.includes('worker'),
    represents: may(person, 'commentOnResponse'),
  };
}

/** They who answer for themes there; somebody without an area answers everywhere. */
function answerersIn(area: string | null, directory: Directory): string[] {
  const isThere = (person: Person) => person.area === null || area === null || person.area === area;
  return directory
    .everybody()
    .filter((person) => may(person, 'answerThemes') && isThere(person))
    .map(({ id }) => id);
}
