import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { explain } from '../api/problems.ts';
import { requestFile } from '../api/request.ts';
import { saveFile } from '../api/save-file.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { overviewQuery } from '../themes/theme-queries.ts';
import type { ThemesView } from '../themes/themes-view.ts';
import { packAddress } from './pack-address.ts';
import '../themes/themes.css';

const forms = { pdf: 'PDF', docx: 'Word' } as const;

/** Take it to the inspection: the three questions for a period, to read on paper. */
export function PackScreen() {
  const view = useSearch({ from: '/themes/pack' });
  const overview = useQuery(overviewQuery(view));
  if (overview.isPending) return <Waiting />;
  if (overview.error)
    return <CouldNotRead error={overview.error} again={() => void overview.refetch()} />;
  const { period, choices } = overview.data;
  const from = view.from ?? period.from;
  const to = view.to ?? period.to;
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="Three questions">Take it to the inspection</PageTitle>
        <p className="said">
          What do we know about the quality and impact of practice, how do we know it, and what are
          we doing next?
        </p>
      </header>
      <Chosen view={view} from={from} to={to} choices={choices} />
      <Make view={{ ...view, from, to }} />
      <section className="stack tight reach" aria-labelledby="in-it">
        <h2 id="in-it">What is in it</h2>
        <ul className="stack tight">
          <li>
            Themes and practice standards with their numbers, and what the charts say of them.
          </li>
          <li>
            How many discussions of which services, how change is told from chance, its limits.
          </li>
          <li>The plan: what we did, what is on trial until when, what is not now and why.</li>
          <li>Words that colleagues chose to share.</li>
        </ul>
        <p className="quiet">
          Colleagues’ names and case references are taken out, and no number of discussions under
          ten is in it, so it may hold less than you see here. Read it once before you pass it on:
          what people wrote on the plan is quoted. That you took it is noted.
        </p>
        <p>
          <Link to="/themes" search={view} className="quiet-link">
            Back to the themes
          </Link>
        </p>
      </section>
    </div>
  );
}

function Chosen({
  view,
  from,
  to,
  choices,
}: {
  view: ThemesView;
  from: string;
  to: string;
  choices: { areas: string[]; services: string[] };
}) {
  const navigate = useNavigate();
  function look(changed: ThemesView) {
    void navigate({ to: '/themes/pack', search: { ...view, ...changed }, resetScroll: false });
  }
  const given = (value: string): string | undefined => (value === '' ? undefined : value);
  return (
    <form
      className="view-filter"
      aria-label="What it is about"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        type="date"
        label="From"
        value={from}
        onChange={(event) => look({ from: given(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label="To"
        value={to}
        onChange={(event) => look({ to: given(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Area"
        value={view.area ?? ''}
        data={[{ value: '', label: 'All areas' }, ...choices.areas]}
        onChange={(event) => look({ area: given(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Service"
        value={view.service ?? ''}
        data={[{ value: '', label: 'All services' }, ...choices.services]}
        onChange={(event) => look({ service: given(event.currentTarget.value) })}
      />
    </form>
  );
}

function Make({ view }: { view: ThemesView }) {
  const making = useMutation({
    // A download leaves a trace each time, so it is never asked for again by itself.
    retry: false,
    mutationFn: async (form: keyof typeof forms) => {
      saveFile(await requestFile(packAddress(form, view)), `three-questions-${view.to}.${form}`);
    },
  });
  return (
    <div className="stack tight">
      <div className="row">
        {(['pdf', 'docx'] as const).map((form) => (
          <Button
            key={form}
            variant={form === 'pdf' ? 'filled' : 'default'}
            aria-disabled={making.isPending}
            onClick={() => {
              if (!making.isPending) making.mutate(form);
            }}
          >
            {making.isPending && making.variables === form
              ? `Making it as ${forms[form]} …`
              : `Make it as ${forms[form]}`}
          </Button>
        ))}
      </div>
      <p role="status" className="quiet small">
        {making.isSuccess
          ? 'It is among your downloads.'
          : making.isPending
            ? 'This takes some seconds. You can go on meanwhile.'
            : ''}
      </p>
      {making.error ? <p role="alert">{explain(making.error).detail}</p> : null}
    </div>
  );
}
