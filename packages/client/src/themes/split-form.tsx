import type { Theme, ThemeWords } from '@alongside/workflows/theme/codebook/codebook';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

type Part = Pick<ThemeWords, 'name' | 'definition'>;

/** Makes two or more themes of one that has grown too wide. */
export function SplitForm({
  theme,
  split,
  sending,
  close,
}: {
  theme: Theme;
  split: (parts: Omit<ThemeWords, 'parent'>[]) => Promise<boolean>;
  sending: boolean;
  close: () => void;
}) {
  const [parts, setParts] = useState<Part[]>([
    { name: '', definition: '' },
    { name: '', definition: '' },
  ]);
  const ready = parts.every(({ name }) => name.trim() !== '');
  const change = (at: number, changed: Partial<Part>) =>
    setParts((before) =>
      before.map((part, index) => (index === at ? { ...part, ...changed } : part)),
    );
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const { dimension } = theme;
        const made = parts.map((part) => ({ ...part, dimension, useWhen: '', notWhen: '' }));
        void split(made).then((done) => done && close());
      }}
    >
      <p className="quiet small">
        “{theme.name}” is no longer offered and keeps what was counted for it. The new themes stand
        under it and begin at nothing.
      </p>
      {parts.map((part, index) => (
        // Parts have no name of their own until they are written.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="stack tight part">
          <legend>Theme {index + 1}</legend>
          <TextInput
            label="Name"
            maxLength={80}
            value={part.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <Textarea
            label="What it is, in a sentence"
            autosize
            maxLength={600}
            value={part.definition}
            onChange={(event) => change(index, { definition: event.currentTarget.value })}
          />
        </fieldset>
      ))}
      <div className="row">
        <Button type="submit" loading={sending} disabled={!ready}>
          Split
        </Button>
        {parts.length < 8 ? (
          <Button
            variant="default"
            onClick={() => setParts((before) => [...before, { name: '', definition: '' }])}
          >
            One more
          </Button>
        ) : null}
        <Button variant="subtle" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
