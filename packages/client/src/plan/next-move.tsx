import type { ResponseView } from '@alongside/workflows/response/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { can } from '../form/possibility.ts';
import { AdoptForm } from './adopt-form.tsx';
import { PartyForm } from './party-form.tsx';
import { TrialForm } from './trial-form.tsx';
import { WordsForm } from './words-form.tsx';

type Move = 'consider' | 'proposeTrial' | 'try' | 'adopt' | 'stop' | 'tell' | 'lookAgain';

/** In the order in which one comes to them. */
const moves: readonly Move[] = [
  'tell',
  'consider',
  'proposeTrial',
  'try',
  'adopt',
  'lookAgain',
  'stop',
];

function moveWords(move: Move, { state }: ResponseView): string {
  switch (move) {
    case 'consider':
      if (state === 'noticed') return 'Ask a working party';
      return state === 'considering' ? 'Change the working party' : 'Open it again';
    case 'proposeTrial':
      return 'Propose what to try';
    case 'try':
      return state === 'trying' ? 'Try it on' : 'Begin a trial';
    case 'adopt':
      return state === 'noticed' ? 'A small fix: it is done' : 'Make it how we work';
    case 'stop':
      return state === 'trying' ? 'Stop it, and say why' : 'Not now, and why';
    case 'tell':
      return 'Tell those who raised it';
    case 'lookAgain':
      return 'Say what you see, looking again';
  }
}

/** What this reader can do next, one form at a time; what comes later stands below, with why not yet. */
export function NextMove({ response }: { response: ResponseView }) {
  const [open, setOpen] = useState<Move | null>(null);
  const possible = moves.filter((move) => can(response, move));
  const later = response.cannot.filter(({ type }) => moves.some((move) => move === type));
  if (possible.length === 0 && later.length === 0) return null;
  const close = () => setOpen(null);
  const chosen = open !== null && possible.includes(open) ? open : null;
  return (
    <section className="stack no-print" aria-labelledby="next">
      <h2 id="next">What comes next</h2>
      {chosen ? (
        <MoveForm move={chosen} title={moveWords(chosen, response)} {...{ response, close }} />
      ) : (
        <div className="row reach">
          {possible.map((move, index) => (
            <Button
              key={move}
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => setOpen(move)}
            >
              {moveWords(move, response)}
            </Button>
          ))}
          {possible.length === 0 ? (
            <p className="quiet">Nothing is to be done about it just now.</p>
          ) : null}
        </div>
      )}
      {later.length > 0 ? (
        <details className="more">
          <summary>What comes later, and why not yet</summary>
          <ul>
            {later.map(({ type, reason }) => (
              <li key={type}>
                {laterWords[type] ?? type}: {reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

const laterWords: Record<string, string> = {
  consider: 'A working party',
  proposeTrial: 'Proposing what to try',
  try: 'A trial',
  adopt: 'Making it how we work',
  stop: 'Not now, and why',
  tell: 'Telling those who raised it',
  lookAgain: 'Looking again',
};

interface MoveProps {
  move: Move;
  title: string;
  response: ResponseView;
  close: () => void;
}

function MoveForm({ move, title, response, close }: MoveProps) {
  const common = { title, response, close };
  switch (move) {
    case 'consider':
      return <PartyForm {...common} />;
    case 'proposeTrial':
    case 'try':
      return <TrialForm {...common} type={move} />;
    case 'adopt':
      return <AdoptForm {...common} />;
    case 'stop':
      return (
        <WordsForm
          {...common}
          name="stop"
          label="Why not, in words that those who raised it can follow"
          whoReads="Everybody, also children and families."
          action="Say not now"
          command={(reason) => ({ type: 'stop', reason })}
        />
      );
    case 'tell':
      return (
        <WordsForm
          {...common}
          name="tell"
          label="What was done because of what they wrote, or why not, in two or three sentences"
          whoReads="Each person whose discussion raised it, by themselves; and everybody on the plan, also children and families."
          action="Tell them"
          command={(message) => ({ type: 'tell', message })}
        />
      );
    case 'lookAgain':
      return (
        <WordsForm
          {...common}
          name="lookAgain"
          label="Does it still hold? What do you see?"
          whoReads="Everybody in your organisation."
          action="This is what I see"
          command={(seen) => ({ type: 'lookAgain', seen })}
        />
      );
  }
}
