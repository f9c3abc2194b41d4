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
const day = /^\d{4}-\d\d-\d\d$/;

/** Reads the address; anything it does not know is as if it were not there. */
export function themesView(search: Record<string, unknown>): ThemesView {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' && value.length <= 120 ? value : undefined;
  const date = (value: unknown): string | undefined => {
    const given = text(value);
    return given && day.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined;
  };
  const theme = text(search['theme']);
  return {
    from: date(search['from']),
    to: date(search['to']),
    area: text(search['area']),
    service: text(search['service']),
    team: text(search['team']),
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
