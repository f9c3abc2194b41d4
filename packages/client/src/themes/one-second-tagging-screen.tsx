import type { CodebookView } from '@alongside/workflows/theme/codebook/contract';
import {
  fewestUses,
  type ThemeAgreement,
} from '@alongside/workflows/theme/second-tagging/agreement';
import type { SecondTagging } from '@alongside/workflows/theme/second-tagging/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { Behind } from './behind.tsx';
import { sectionTitles } from './say-themes.ts';
import { codebookQuery, secondTaggingQuery } from './theme-queries.ts';
import { useSecondTagging } from './use-second-tagging.ts';
import './themes.css';

const route = getRouteApi('/themes/codebook/second-tagging/$id');

/** One sample: an excerpt at a time without its themes; then how far the two taggings agree, and where they do not. */
export function OneSecondTaggingScreen() {
  const { id } = route.useParams();
  const sample = useQuery(secondTaggingQuery(id));
  const codebook = useQuery(codebookQuery);
  if (sample.isPending || codebook.isPending) return <Waiting />;
  const error = sample.error ?? codebook.error;
  if (error) {
    return (
      <CouldNotRead
        error={error}
        again={() => void Promise.all([sample.refetch(), codebook.refetch()])}
      />
    );
  }
  if (!sample.data || !codebook.data) return <Waiting />;
  return (
    <div className="page narrow stack">
      <PageTitle tab="Tagging a second time">
        {sample.data.finishedAt ? 'How alike the themes are understood' : 'Which themes is this?'}
      </PageTitle>
      {sample.data.finishedAt ? (
        <Compared sample={sample.data} codebook={codebook.data} />
      ) : (
        <Tagging sample={sample.data} codebook={codebook.data} />
      )}
      <p className="no-print">
        <Link to="/themes/codebook/second-tagging" className="quiet-link">
          All samples
        </Link>
      </p>
    </div>
  );
}

function Tagging({ sample, codebook }: { sample: SecondTagging; codebook: CodebookView }) {
  const sending = useSecondTagging(sample.id);
  const [goneBack, setGoneBack] = useState(false);
  const { before, next, tagged, left } = sample;
  const shown = goneBack && before ? before : next;
  if (!sample.mine) {
    return (
      <p>A colleague is tagging this sample. What comes of it stands here when they finish.</p>
    );
  }
  return (
    <>
      <p className="quiet" role="status">
        {tagged} tagged, {left} to go.
      </p>
      {shown ? (
        <OneTagging
          key={shown.item}
          shown={shown}
          given={goneBack && before ? before.themes : []}
          themes={codebook.themes.filter(({ state }) => state === 'inUse')}
          sending={sending.sending}
          tag={async (themes) => {
            if (await sending.send({ item: shown.item, themes })) setGoneBack(false);
          }}
        />
      ) : (
        <p>That was the last one. Go back to it if you like, or compare.</p>
      )}
      <Outcome sending={sending} />
      <div className="row">
        {before && !goneBack ? (
          <Button variant="subtle" onClick={() => setGoneBack(true)}>
            Back to the one before
          </Button>
        ) : null}
        {tagged > 0 ? (
          <Button
            variant={shown ? 'default' : 'filled'}
            loading={sending.sending}
            onClick={() => void sending.send('finish')}
          >
            {left > 0 ? `Stop here and compare these ${tagged}` : 'Finish and compare'}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function OneTagging({
  shown,
  given,
  themes,
  sending,
  tag,
}: {
  shown: NonNullable<SecondTagging['next']>;
  given: readonly string[];
  themes: CodebookView['themes'];
  sending: boolean;
  tag: (themes: string[]) => Promise<void>;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(given);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void tag([...chosen]);
      }}
    >
      <div className={`meaning of-${shown.section}`}>
        <p className="tag">{sectionTitles[shown.section]}</p>
        <blockquote className="said">{shown.words}</blockquote>
      </div>
      <fieldset className="stack tight second-tags">
        <legend className="field-legend">Themes you would give it</legend>
        {themes.map(({ id, name, definition }) => (
          <label key={id} className="second-tag">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                setChosen(
                  event.currentTarget.checked
                    ? [...chosen, id]
                    : chosen.filter((other) => other !== id),
                )
              }
            />
            <span>
              {name}
              {definition ? <span className="quiet small"> · {definition}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" loading={sending}>
          {chosen.length === 0 ? 'None of these' : 'Next'}
        </Button>
      </div>
    </form>
  );
}

function timesGiven({ both, onlyFirst, onlySecond }: ThemeAgreement): number {
  return both + onlyFirst + onlySecond;
}

function Compared({ sample, codebook }: { sample: SecondTagging; codebook: CodebookView }) {
  const { agreement, differences } = sample;
  if (!agreement) return null;
  const name = (id: string): string =>
    codebook.themes.find((theme) => theme.id === id)?.name ??
    agreement.themes.find(({ theme }) => theme === id)?.name ??
    id;
  const telling = agreement.themes.filter((one) => timesGiven(one) >= fewestUses);
  const seldom = agreement.themes.filter((one) => timesGiven(one) < fewestUses);
  const named = (ids: readonly string[]): string => ids.map(name).join(', ') || 'none';
  return (
    <>
      <p className="lead">{agreement.says}</p>
      <p className="quiet small">
        Kappa is 1 where two always agree and 0 where they agree as chance would. Its names (fair,
        moderate, substantial) are a habit, not a measure. {sample.size} were drawn of{' '}
        {sample.drawnFrom}, with the seed “{sample.seed}”.
      </p>
      <section className="stack tight" aria-labelledby="by-theme">
        <h2 id="by-theme">By theme</h2>
        <ul className="plain-list stack tight">
          {telling.map(({ theme, name: called, says }) => (
            <li key={theme}>
              <strong>{called}</strong>: {says}
            </li>
          ))}
        </ul>
        {seldom.length > 0 ? (
          <p>
            Given to fewer than {fewestUses} of these findings, too few to say how alike they are
            understood: {seldom.map((one) => `${one.name} (${timesGiven(one)})`).join(', ')}.
          </p>
        ) : null}
        <Behind
          table={{
            id: 'agreement',
            title: 'How often each theme was given',
            head: ['Theme', 'Both', 'Only when written', 'Only the second time', 'Neither'],
            rows: agreement.themes.map((one) => [
              one.name,
              ...[one.both, one.onlyFirst, one.onlySecond, one.neither].map(String),
            ]),
          }}
        />
      </section>
      <section className="stack tight" aria-labelledby="differ">
        <h2 id="differ">Where the two differ</h2>
        {differences.length === 0 ? (
          <p className="quiet">Nowhere in this sample.</p>
        ) : (
          <>
            <p>
              Read these with the definitions beside you: would a clearer “use it when” or “not
              when” have helped? Neither tagging is the right one.
            </p>
            <ul className="plain-list stack tight">
              {differences.map(({ item, section, words, first, second }) => (
                <li key={item} className={`meaning of-${section}`}>
                  <blockquote className="said">
                    {words ?? 'Not shared by its author any more.'}
                  </blockquote>
                  <p className="small">
                    When it was written: {named(first)}. The second time: {named(second)}.
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="no-print">
          <Link to="/themes/codebook" className="button-link">
            Sharpen the definitions
          </Link>
        </p>
      </section>
    </>
  );
}
