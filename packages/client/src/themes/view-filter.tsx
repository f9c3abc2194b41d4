import type { Overview } from '@alongside/workflows/theme/overview/view';
import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ThemesView } from './themes-view.ts';

/** Which weeks and which place. Whatever is chosen stands in the address. */
export function ViewFilter({ view, overview }: { view: ThemesView; overview: Overview }) {
  const navigate = useNavigate();
  const { areas, services, teams } = overview.choices;
  function look(changed: ThemesView) {
    void navigate({ to: '/themes', search: { ...view, ...changed }, resetScroll: false });
  }
  const given = (value: string): string | undefined => (value === '' ? undefined : value);
  return (
    <form
      className="view-filter no-print"
      aria-label="What to look at"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        type="date"
        label="From"
        value={view.from ?? overview.period.from}
        onChange={(event) => look({ from: given(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label="To"
        value={view.to ?? overview.period.to}
        onChange={(event) => look({ to: given(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Area"
        value={view.area ?? ''}
        data={[{ value: '', label: 'All areas' }, ...areas]}
        onChange={(event) => look({ area: given(event.currentTarget.value), team: undefined })}
      />
      <NativeSelect
        label="Service"
        value={view.service ?? ''}
        data={[{ value: '', label: 'All services' }, ...services]}
        onChange={(event) => look({ service: given(event.currentTarget.value), team: undefined })}
      />
      <NativeSelect
        label="Team"
        value={view.team ?? ''}
        data={[
          { value: '', label: 'All teams' },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => look({ team: given(event.currentTarget.value) })}
      />
    </form>
  );
}
