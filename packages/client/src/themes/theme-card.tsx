import type { CodebookCommand } from '@alongside/workflows/theme/codebook/contract';
import { dimensionNames, type Theme } from '@alongside/workflows/theme/codebook/codebook';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { MergeForm } from './merge-form.tsx';
import { SplitForm } from './split-form.tsx';
import { ThemeForm } from './theme-form.tsx';

type Doing = 'change' | 'merge' | 'split' | null;

/** A theme with its words, and what can be done to it. */
export function ThemeCard({
  theme,
  themes,
  keeper,
}: {
  theme: Theme;
  themes: readonly Theme[];
  /** Null for who only reads. */
  keeper: { send: (command: CodebookCommand) => Promise<boolean>; sending: boolean } | null;
}) {
  const [doing, setDoing] = useState<Doing>(null);
  const name = (id: string | null) => themes.find((known) => known.id === id)?.name ?? '';
  const close = () => setDoing(null);
  const shared = { themes, sending: keeper?.sending ?? false, close };
  return (
    <article
      className="paper stack tight theme-card"
      id={theme.id}
      aria-labelledby={`name-${theme.id}`}
    >
      <h3 id={`name-${theme.id}`}>{theme.name}</h3>
      <p className="quiet small">{sayState(theme, name)}</p>
      {theme.definition ? <p>{theme.definition}</p> : null}
      {theme.useWhen ? (
        <p>
          <strong>Use it when</strong> {theme.useWhen}
        </p>
      ) : null}
      {theme.notWhen ? (
        <p>
          <strong>Not when</strong> {theme.notWhen}
        </p>
      ) : null}
      {keeper && doing === 'change' ? (
        <ThemeForm
          theme={theme}
          {...shared}
          save={(words) => keeper.send({ type: 'changeTheme', theme: theme.id, ...words })}
        />
      ) : null}
      {keeper && doing === 'merge' ? (
        <MergeForm
          theme={theme}
          {...shared}
          merge={(into) => keeper.send({ type: 'mergeTheme', theme: theme.id, into })}
        />
      ) : null}
      {keeper && doing === 'split' ? (
        <SplitForm
          theme={theme}
          sending={keeper.sending}
          close={close}
          split={(parts) => keeper.send({ type: 'splitTheme', theme: theme.id, parts })}
        />
      ) : null}
      {keeper && doing === null && theme.state === 'inUse' ? (
        <div className="row" role="group" aria-label={`What can be done to ${theme.name}`}>
          <Button variant="default" onClick={() => setDoing('change')}>
            Change
          </Button>
          <Button variant="default" onClick={() => setDoing('merge')}>
            Merge
          </Button>
          <Button variant="default" onClick={() => setDoing('split')}>
            Split
          </Button>
          <Button
            variant="subtle"
            loading={keeper.sending}
            onClick={() => void keeper.send({ type: 'retireTheme', theme: theme.id })}
          >
            Retire
          </Button>
        </div>
      ) : null}
      {keeper && theme.state === 'retired' ? (
        <div>
          <Button
            variant="default"
            loading={keeper.sending}
            onClick={() => void keeper.send({ type: 'bringBackTheme', theme: theme.id })}
          >
            Bring back
          </Button>
        </div>
      ) : null}
    </article>
  );
}

function sayState(
  { state, dimension, parent, into }: Theme,
  name: (id: string | null) => string,
): string {
  const kind = `${dimensionNames[dimension]}${parent === null ? '' : ` · under “${name(parent)}”`}`;
  if (state === 'merged') return `Merged into “${name(into)}”: its findings count there.`;
  if (state === 'retired') return `${kind} · retired: no longer offered`;
  if (state === 'split') return `${kind} · split: no longer offered`;
  return kind;
}
