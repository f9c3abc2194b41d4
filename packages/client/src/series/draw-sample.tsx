import type { Series } from '@alongside/workflows/series/contract';
import { Button, FileButton, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Outcome } from '../form/outcome.tsx';
import { textOfFile } from '../form/text-of-file.ts';
import { type ListedLine, readList } from './read-list.ts';
import { useSeriesCommand } from './series-queries.ts';

/** As many as the service takes in one list. */
const most = 4000;

interface Asked {
  size: number;
  seed?: string;
  listed: ListedLine[];
  expectedRevision: number;
}

/** Takes a list of case references and draws some of them by lot. */
export function DrawSample({ series, close }: { series: Series; close: () => void }) {
  const command = useSeriesCommand<Asked>(`/series/${series.id}/sample`);
  const [text, setText] = useState('');
  const [size, setSize] = useState(6);
  const [seed, setSeed] = useState('');
  const [gap, setGap] = useState<string | null>(null);

  async function draw() {
    const listed = listOrGap();
    if (!listed) return;
    const taken = await command.send({
      size,
      listed,
      expectedRevision: series.revision,
      ...(seed.trim() !== '' && { seed: seed.trim() }),
    });
    if (taken) close();
  }

  async function take(file: File) {
    const read = await textOfFile(file);
    setGap('problem' in read ? read.problem : null);
    if ('text' in read) setText(read.text);
  }

  function listOrGap(): ListedLine[] | null {
    try {
      const listed = readList(text);
      setGap(
        listed.length === 0
          ? 'Give a list first: one case reference a line.'
          : listed.length > most
            ? `These are ${listed.length} lines, and ${most} is the most at once. Nothing was sent.`
            : null,
      );
      return listed.length > 0 && listed.length <= most ? listed : null;
    } catch (error) {
      setGap(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void draw();
      }}
    >
      <h2>Draw by lot</h2>
      <Textarea
        label="The list to draw from"
        description="One case reference a line; after a comma, if you like, the name or e-mail of the one whose work it is. No names of families. The list is read and not kept."
        placeholder={'CR-4821, Sam Ferngate\nCR-5107, Dami Oakhurst'}
        minRows={5}
        autosize
        maxRows={12}
        value={text}
        error={gap}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <FileButton
          accept="text/csv,text/plain,.csv,.txt"
          onChange={(file) => {
            if (file) void take(file);
          }}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Take it from a file
            </Button>
          )}
        </FileButton>
      </div>
      <div className="two">
        <NumberInput
          label="How many discussions?"
          value={size}
          min={1}
          max={60}
          onChange={(value) => setSize(Number(value) || 1)}
        />
        <TextInput
          label="Seed (if you agreed on one)"
          description="Leave it empty and the service takes one by chance. It is shown either way."
          value={seed}
          maxLength={60}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
      </div>
      <p className="quiet small">
        Left out by itself: what had a discussion in the last twelve months, and where the worker
        has a conflict of interest.
      </p>
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Draw
        </Button>
        {series.sample ? (
          <Button variant="subtle" onClick={close}>
            Not now
          </Button>
        ) : null}
      </div>
    </form>
  );
}
