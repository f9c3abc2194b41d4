import {
  dimensionNames,
  dimensions,
  type Theme,
  type ThemeWords,
} from '@alongside/workflows/theme/codebook/codebook';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDraft } from '../form/use-draft.ts';

const nothing: ThemeWords & Record<string, unknown> = {
  name: '',
  definition: '',
  useWhen: '',
  notWhen: '',
  dimension: 'practice',
  parent: null,
};

/** The words of a theme: what it is, when to use it and when not. */
export function ThemeForm({
  theme,
  themes,
  save,
  sending,
  close,
}: {
  /** Null: a new one. */
  theme: Theme | null;
  themes: readonly Theme[];
  save: (words: ThemeWords) => Promise<boolean>;
  sending: boolean;
  close: () => void;
}) {
  const { draft, change, discard } = useDraft(`theme:${theme?.id ?? 'new'}`, {
    ...nothing,
    ...(theme && {
      name: theme.name,
      definition: theme.definition,
      useWhen: theme.useWhen,
      notWhen: theme.notWhen,
      dimension: theme.dimension,
      parent: theme.parent,
    }),
  });
  const [missing, setMissing] = useState(false);
  const above = themes.filter(
    ({ id, parent, state }) => id !== theme?.id && parent === null && state !== 'merged',
  );
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        const name = draft.name.trim();
        setMissing(name === '');
        if (name === '') return;
        const { definition, useWhen, notWhen, dimension, parent } = draft;
        void save({ name, definition, useWhen, notWhen, dimension, parent }).then((saved) => {
          if (!saved) return;
          discard();
          close();
        });
      }}
    >
      <TextInput
        label="Name"
        maxLength={80}
        value={draft.name}
        error={missing ? 'Give it a name.' : null}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label="What it is, in a sentence"
        autosize
        maxLength={600}
        value={draft.definition}
        onChange={(event) => change({ definition: event.currentTarget.value })}
      />
      <Textarea
        label="Use it when"
        autosize
        maxLength={600}
        value={draft.useWhen}
        onChange={(event) => change({ useWhen: event.currentTarget.value })}
      />
      <Textarea
        label="Not when"
        autosize
        maxLength={600}
        value={draft.notWhen}
        onChange={(event) => change({ notWhen: event.currentTarget.value })}
      />
      <NativeSelect
        label="What kind of theme it is"
        value={draft.dimension}
        data={dimensions.map((value) => ({ value, label: dimensionNames[value] }))}
        onChange={(event) => {
          const chosen = dimensions.find((one) => one === event.currentTarget.value);
          if (chosen) change({ dimension: chosen });
        }}
      />
      <NativeSelect
        label="Stands under"
        value={draft.parent ?? ''}
        data={[
          { value: '', label: 'No other theme' },
          ...above.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) =>
          change({ parent: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      />
      <div className="row">
        <Button type="submit" loading={sending}>
          Save
        </Button>
        <Button variant="subtle" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
