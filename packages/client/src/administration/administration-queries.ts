import type { Person, PersonRef } from '@alongside/workflows/organisation/people';
import type { OrganisationSettings, Weekday } from '@alongside/workflows/organisation/settings';
import type { RetentionKind, RetentionPeriods } from '@alongside/workflows/retention/when-it-goes';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';

export interface AdministeredPerson extends Omit<Person, 'organisation'> {
  leftAt: string | null;
}

export interface AdministeredTeam {
  id: string;
  name: string;
  service: string;
  area: string;
  protectedDays: Weekday[];
  people: number;
}

export interface PeopleFilter {
  q?: string | undefined;
  role?: string | undefined;
  team?: string | undefined;
  left?: 'yes' | undefined;
}

export const administrationKeys = {
  all: ['administration'],
  people: ['administration', 'people'],
  teams: ['administration', 'teams'],
  settings: ['administration', 'settings'],
  kept: ['administration', 'kept'],
  held: ['administration', 'held'],
} as const;

function read<Answer>(path: string) {
  return ({ signal }: { signal: AbortSignal }) => request<Answer>('GET', path, undefined, signal);
}

function search(parameters: object): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

interface PeoplePage extends Page<AdministeredPerson> {
  count: number;
}

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: [...administrationKeys.people, filter],
    queryFn: ({ pageParam, signal }) =>
      read<PeoplePage>(`/administration/people${search({ ...filter, cursor: pageParam })}`)({
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export const teamsQuery = queryOptions({
  queryKey: administrationKeys.teams,
  queryFn: read<Page<AdministeredTeam>>('/administration/teams'),
});

export const settingsQuery = queryOptions({
  queryKey: administrationKeys.settings,
  queryFn: read<{ revision: number; settings: OrganisationSettings }>('/organisation/settings'),
});

export interface AdministrationChange {
  id: string;
  at: string;
  by: PersonRef;
  what: string;
}

export const changesQuery = queryOptions({
  queryKey: [...administrationKeys.all, 'changes'],
  queryFn: read<Page<AdministrationChange>>('/administration/changes?limit=20'),
});

export const periodsQuery = queryOptions({
  queryKey: [...administrationKeys.kept, 'periods'],
  queryFn: read<{ revision: number; periods: RetentionPeriods; changedAt: string | null }>(
    '/retention',
  ),
});

export interface KeptPreview {
  until: string;
  kinds: { kind: RetentionKind; rule: string; goes: number }[];
  items: { kind: RetentionKind; caseReference: string; goes: string; heldBack: string | null }[];
  heldBack: number;
  more: boolean;
}

export const previewQuery = (days: number) =>
  queryOptions({
    queryKey: [...administrationKeys.kept, 'preview', days],
    queryFn: read<KeptPreview>(`/retention/preview?days=${days}`),
    placeholderData: (before) => before,
  });

export interface Hold {
  id: string;
  caseReference: string;
  reason: string;
  placedBy: PersonRef;
  placedAt: string;
  lifted: { by: PersonRef; at: string; because: string } | null;
}

export const holdsQuery = queryOptions({
  queryKey: [...administrationKeys.kept, 'holds'],
  queryFn: read<Page<Hold>>('/retention/holds'),
});

export interface Disposal {
  id: string;
  kind: RetentionKind;
  rule: string;
  named: string | null;
  startedAt: string;
  doneAt: string | null;
  counts: Record<string, number>;
}

export const disposalsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...administrationKeys.kept, 'disposals', q],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Disposal>>(`/retention/disposals${search({ q, cursor: pageParam })}`)({ signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export interface Archive {
  id: string;
  about: { caseReference: string } | { colleague: PersonRef };
  reason: string;
  askedBy: PersonRef;
  askedAt: string;
  state: 'waiting' | 'working' | 'ready' | 'expired' | 'failed';
  done: number;
  total: number;
  expires: string | null;
  size: number;
  marks: number;
}

export interface FormerColleague extends PersonRef {
  leftAt: string;
}

export const formerColleaguesQuery = queryOptions({
  queryKey: [...administrationKeys.all, 'former'],
  queryFn: read<Page<FormerColleague>>('/held/former-colleagues'),
});

export const archivesQuery = queryOptions({
  queryKey: administrationKeys.held,
  queryFn: read<Page<Archive>>('/held/exports?limit=50'),
  // Looked at again while one is being made; otherwise it rests.
  refetchInterval: ({ state }) =>
    state.data?.items.some((archive) => ['waiting', 'working'].includes(archive.state))
      ? 1500
      : false,
});
