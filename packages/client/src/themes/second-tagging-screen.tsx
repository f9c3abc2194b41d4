import type { SecondTaggingLine } from '@alongside/workflows/theme/second-tagging/contract';
import { may } from '@alongside/workflows/rights/rights';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { day } from '../words/dates.ts';
import { secondTaggingsQuery } from './theme-queries.ts';
import { useDrawing } from './use-second-tagging.ts';
import './themes.css';

/** Samples of shared excerpts tagged a second time: a new one, and what came of the earlier ones. */
export function SecondTaggingScreen() {
  const me = useMe();
  if (!may(me, 'keepCodebook')) {
    return (
      <div className="page narrow stack">
        <PageTitle tab="Tagging a second time">This is for the quality lead</PageTitle>
        <p>They check now and then that a theme means the same to everybody.</p>
        <BackToThemes />
      </div>
    );
  }
  return <Samples />;
}

function Samples() {
  const samples = useQuery(secondTaggingsQuery);
  const navigate = useNavigate();
  const sending = useDrawing();
  const [size, setSize] = useState('30');
  const [seed, setSeed] = useState('');
  if (samples.isPending) return <Waiting />;
  if (samples.error) {
    return <CouldNotRead error={samples.error} again={() => void samples.refetch()} />;
  }
  const { items } = samples.data;
  async function draw() {
    const id = await sending.draw({
      size: Number(size),
      ...(seed.trim() !== '' && { seed: seed.trim() }),
    });
    if (id !== null) await navigate({ to: '/themes/codebook/second-tagging/$id', params: { id } });
  }
  return (
    <div className="page narrow stack">
      <header className="stack tight">
        <PageTitle tab="Tagging a second time">Tagging a second time</PageTitle>
        <p>
          Does a theme mean the same to you as to those who wrote? You read excerpts one by one,
          without the themes they were given, and choose themes yourself. Then the two are compared,
          so that definitions can be made sharper. It says nothing about any colleague.
        </p>
      </header>
      <form
        className="paper stack"
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        <h2>A new sample</h2>
        <TextInput
          type="number"
          min={5}
          max={200}
          required
          label="How many excerpts"
          description="Thirty or more say something; it takes about half a minute for each."
          value={size}
          onChange={(event) => setSize(event.currentTarget.value)}
        />
        <TextInput
          label="Seed (may stay empty)"
          description="The same words draw the same sample again, so that anybody can check it."
          maxLength={60}
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
        <p className="quiet small">
          Drawn by chance from what both agreed to share and its author confirmed, where enough
          others stand beside it; never from your own. Those who took part can see that it was read.
        </p>
        <Outcome sending={sending} />
        <div>
          <Button type="submit" loading={sending.sending}>
            Draw it
          </Button>
        </div>
      </form>
      <section className="stack tight" aria-labelledby="samples">
        <h2 id="samples">Samples so far</h2>
        {items.length === 0 ? (
          <p className="quiet">None yet. What came of each stays here, to be compared over time.</p>
        ) : (
          <ul className="plain-list stack tight">
            {items.map((sample) => (
              <li key={sample.id}>
                <Link
                  to="/themes/codebook/second-tagging/$id"
                  params={{ id: sample.id }}
                  className="item-link paper"
                >
                  <p className="item-title">Drawn on {day(sample.at)}</p>
                  <p className="quiet small">{stateOf(sample)}</p>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <BackToThemes />
    </div>
  );
}

function stateOf({ agreement, mine, size }: SecondTaggingLine): string {
  if (agreement) return agreement.says;
  return mine ? `${size} excerpts; not finished yet` : `${size} excerpts; being tagged`;
}

export function BackToThemes() {
  return (
    <p className="no-print">
      <Link to="/themes/codebook" className="quiet-link">
        What each theme means
      </Link>
    </p>
  );
}
