import { day, text } from '../app/search-text.ts';

/** What is looked at, as it stands in the address: whoever opens it sees the same, as far as they may. */
export interface ThemesView {
  from?: string | undefined;
  to?: string | undefined;
  area?: string | undefined;
  service?: string | undefined;
  team?: string | undefined;
  theme?: string | undefined;
}

/** As `idSchema` has it, which would bring zod in front of the first page. */
const id = /^[\w-]{1,64}$/;

/** As long as a name of a place may be. */
const longest = 120;

/** Reads the address; anything it does not know is as if it were not there. */
export function themesView(search: Record<string, unknown>): ThemesView {
  const name = (value: unknown): string | undefined => {
    const given = text(value);
    return given !== undefined && given.length <= longest ? given : undefined;
  };
  const theme = text(search['theme']);
  return {
    from: day(search['from']),
    to: day(search['to']),
    area: name(search['area']),
    service: name(search['service']),
    team: name(search['team']),
    theme: theme && id.test(theme) ? theme : undefined,
  };
}

/** The same as it is asked of the service; not with what others put into an address that was passed on. */
export function viewSearch(view: ThemesView): string {
  const given = Object.entries(themesView({ ...view })).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
