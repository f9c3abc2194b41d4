import type { Theme } from '@alongside/workflows/theme/codebook/codebook';
import { monthOf, saysShare } from '@alongside/workflows/theme/overview/says';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { overviewQuery } from './theme-queries.ts';

/** Puts a theme into another, after a look at what both count now. */
export function MergeForm({
  theme,
  themes,
  merge,
  sending,
  close,
}: {
  theme: Theme;
  themes: readonly Theme[];
  merge: (into: string) => Promise<boolean>;
  sending: boolean;
  close: () => void;
}) {
  const [into, setInto] = useState('');
  const overview = useQuery(overviewQuery({}));
  const counted = (id: string): string => {
    const known = overview.data?.themes.find((one) => one.id === id);
    return known
      ? `strength in ${saysShare(known.strength, null)}, worry or learning point in ${saysShare(known.learningPoint, null)} discussions since ${monthOf(overview.data?.period.from ?? '')}`
      : 'not counted yet';
  };
  const target = themes.find(({ id }) => id === into);
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (into !== '') void merge(into).then((merged) => merged && close());
      }}
    >
      <NativeSelect
        label={`Merge “${theme.name}” into`}
        value={into}
        data={[
          { value: '', label: 'Choose a theme', disabled: true },
          ...themes
            .filter(({ id, state }) => id !== theme.id && state === 'inUse')
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => setInto(event.currentTarget.value)}
      />
      <p className="quiet small">
        “{theme.name}”: {counted(theme.id)}.
        {target ? ` “${target.name}”: ${counted(target.id)}.` : ''} A discussion with both counts
        once. Old findings follow, and the merge can be taken back.
      </p>
      <div className="row">
        <Button type="submit" loading={sending} disabled={into === ''}>
          Merge
        </Button>
        <Button variant="subtle" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
