import type { Standard } from '@alongside/workflows/theme/codebook/codebook';
import type { CodebookCommand } from '@alongside/workflows/theme/codebook/contract';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

interface Keeper {
  send: (command: CodebookCommand) => Promise<boolean>;
  sending: boolean;
}

/** The practice standards, which each organisation writes for itself. */
export function StandardsList({
  standards,
  keeper,
}: {
  standards: readonly Standard[];
  keeper: Keeper | null;
}) {
  const [changing, setChanging] = useState<string | null>(null);
  return (
    <section className="stack tight" aria-labelledby="standards">
      <h2 id="standards">Practice standards</h2>
      <ul className="plain-list stack tight">
        {standards.map((standard) => (
          <li key={standard.id} className="paper stack tight">
            <h3>{standard.name}</h3>
            <p>{standard.definition}</p>
            {standard.state === 'retired' ? (
              <p className="quiet small">Retired: no longer offered</p>
            ) : null}
            {keeper && changing === standard.id ? (
              <StandardForm
                standard={standard}
                sending={keeper.sending}
                close={() => setChanging(null)}
                save={(words) =>
                  keeper.send({ type: 'changeStandard', standard: standard.id, ...words })
                }
              />
            ) : null}
            {keeper && changing !== standard.id ? (
              <div className="row">
                <Button variant="default" onClick={() => setChanging(standard.id)}>
                  Change<span className="visually-hidden"> {standard.name}</span>
                </Button>
                <Button
                  variant="subtle"
                  loading={keeper.sending}
                  onClick={() =>
                    void keeper.send({
                      type: standard.state === 'inUse' ? 'retireStandard' : 'bringBackStandard',
                      standard: standard.id,
                    })
                  }
                >
                  {standard.state === 'inUse' ? 'Retire' : 'Bring back'}
                  <span className="visually-hidden"> {standard.name}</span>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {keeper && changing === '' ? (
        <StandardForm
          standard={null}
          sending={keeper.sending}
          close={() => setChanging(null)}
          save={(words) => keeper.send({ type: 'addStandard', ...words })}
        />
      ) : null}
      {keeper && changing === null ? (
        <div>
          <Button variant="default" onClick={() => setChanging('')}>
            Add a practice standard
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function StandardForm({
  standard,
  save,
  sending,
  close,
}: {
  standard: Standard | null;
  save: (words: { name: string; definition: string }) => Promise<boolean>;
  sending: boolean;
  close: () => void;
}) {
  const [name, setName] = useState(standard?.name ?? '');
  const [definition, setDefinition] = useState(standard?.definition ?? '');
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ name, definition }).then((saved) => saved && close());
      }}
    >
      <TextInput
        label="Name"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="What it asks of us, in a sentence"
        autosize
        maxLength={600}
        value={definition}
        onChange={(event) => setDefinition(event.currentTarget.value)}
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
