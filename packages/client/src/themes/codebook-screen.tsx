import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CodebookView } from '@alongside/workflows/theme/codebook/contract';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { day } from '../words/dates.ts';
import { BringIn } from './bring-in.tsx';
import { StandardsList } from './standards-list.tsx';
import { ThemeCard } from './theme-card.tsx';
import { ThemeForm } from './theme-form.tsx';
import { codebookQuery } from './theme-queries.ts';
import { useCodebookCommand } from './use-codebook-command.ts';
import './themes.css';

/** What each theme and practice standard means; the quality lead changes them here. */
export function CodebookScreen() {
  const codebook = useQuery(codebookQuery);
  if (codebook.isPending) return <Waiting />;
  if (codebook.error) {
    return <CouldNotRead error={codebook.error} again={() => void codebook.refetch()} />;
  }
  return <Kept codebook={codebook.data} />;
}

function Kept({ codebook }: { codebook: CodebookView }) {
  const { themes, standards, steps, mayKeep, revision } = codebook;
  const sending = useCodebookCommand(revision);
  const keeper = mayKeep ? sending : null;
  const [adding, setAdding] = useState(false);
  const [sought, setSought] = useState('');
  const holds = (text: string) => text.toLowerCase().includes(sought.trim().toLowerCase());
  const shown = themes.filter(({ name, definition }) => holds(name) || holds(definition));
  const used = shown.filter(({ state }) => state === 'inUse');
  const former = shown.filter(({ state }) => state !== 'inUse');
  return (
    <div className="page stack wide themes">
      <header className="stack tight">
        <PageTitle tab="What each theme means">What each theme means</PageTitle>
        <p>
          A finding points to a theme so that many discussions together can be heard.
          {mayKeep
            ? ' Whatever you change here can be taken back below; old findings follow a merge.'
            : ' The quality lead keeps this list. If something is missing, tell them.'}
        </p>
      </header>
      <div className="stays-in-view">
        <Outcome sending={sending} />
      </div>
      <div className="row no-print">
        <label className="stack tight">
          <span className="small">Find a theme</span>
          <input
            type="search"
            className="theme-search"
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </label>
        {keeper ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            Add a theme
          </Button>
        ) : null}
      </div>
      {keeper && adding ? (
        <section className="paper" aria-label="A new theme">
          <ThemeForm
            theme={null}
            themes={themes}
            sending={keeper.sending}
            close={() => setAdding(false)}
            save={(words) => keeper.send({ type: 'addTheme', ...words })}
          />
        </section>
      ) : null}
      <section className="stack tight" aria-labelledby="in-use">
        <h2 id="in-use">Themes in use</h2>
        {used.length === 0 ? <p className="quiet">No theme says that.</p> : null}
        {used.map((theme) => (
          <ThemeCard key={theme.id} theme={theme} themes={themes} keeper={keeper} />
        ))}
      </section>
      {former.length > 0 ? (
        <section className="stack tight" aria-labelledby="former">
          <h2 id="former">No longer offered</h2>
          {former.map((theme) => (
            <ThemeCard key={theme.id} theme={theme} themes={themes} keeper={keeper} />
          ))}
        </section>
      ) : null}
      <StandardsList standards={standards} keeper={keeper} />
      {keeper ? (
        <section className="stack tight no-print" aria-labelledby="second">
          <h2 id="second">Does a theme mean the same to everybody?</h2>
          <p>
            Tag a sample of shared excerpts a second time, without knowing their themes, and see
            where definitions need to be sharper.
          </p>
          <p>
            <Link to="/themes/codebook/second-tagging" className="quiet-link">
              Tag a sample a second time
            </Link>
          </p>
        </section>
      ) : null}
      <section className="stack tight no-print" aria-labelledby="files">
        <h2 id="files">Files</h2>
        <p className="row">
          <a className="quiet-link" href="/api/v1/codebook.csv" download>
            Themes as CSV
          </a>
          <a className="quiet-link" href="/api/v1/codebook.qdc" download>
            Themes for analysis programs (REFI-QDA)
          </a>
        </p>
        {keeper ? (
          <BringIn
            known={themes.filter(({ state }) => state !== 'merged').map(({ name }) => name)}
            sending={keeper.sending}
            bring={(brought) => keeper.send({ type: 'importThemes', themes: brought })}
          />
        ) : null}
      </section>
      <section className="stack tight" aria-labelledby="history">
        <h2 id="history">What was changed</h2>
        {steps.length === 0 ? (
          <p className="quiet">
            Nothing yet. Each change stands here, with who made it and a way back.
          </p>
        ) : (
          <ol className="plain-list stack tight" reversed>
            {steps.map(({ step, at, by, says, undone }) => (
              <li key={step} className="row apart">
                <span>
                  {step}. {says}{' '}
                  <span className="quiet small">
                    {[by?.name, day(at)].filter(Boolean).join(', ')}
                  </span>
                  {undone ? <span className="quiet small"> · taken back</span> : null}
                </span>
                {keeper && !undone ? (
                  <Button
                    variant="subtle"
                    loading={keeper.sending}
                    onClick={() => void keeper.send({ type: 'undo', step })}
                  >
                    Take back<span className="visually-hidden"> step {step}</span>
                  </Button>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      <p className="no-print">
        <Link to="/" className="quiet-link">
          Back to your week
        </Link>
      </p>
    </div>
  );
}
