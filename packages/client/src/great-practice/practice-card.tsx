import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { Link } from '@tanstack/react-router';
import { celebratedWords, standingWords } from './practice-words.ts';
import { Withdraw } from './withdraw.tsx';

/** The words first; then whose practice it is, and who saw it. */
export function PracticeCard({ item }: { item: GreatPracticeItem }) {
  const content = (
    <>
      <p className="said practice-words">{item.words}</p>
      {isToReader(item) ? null : (
        <p className="item-title">{item.praised?.name ?? 'Who is it about?'}</p>
      )}
      <p className="quiet small">
        {standingWords(item)} {celebratedWords(item)}
      </p>
      {item.leftOut ? (
        <p className="quiet small">
          What was attached to your e-mail was left out: only words are kept.
        </p>
      ) : null}
    </>
  );
  // What somebody has given is the other's to open.
  if (item.standing === 'given') {
    return (
      <div className="meaning of-strength practice-card">
        {content}
        <Withdraw item={item} />
      </div>
    );
  }
  return (
    <Link
      to="/great-practice/$id"
      params={{ id: item.id }}
      className="item-link meaning of-strength practice-card"
    >
      {content}
    </Link>
  );
}

/** What is between its giver and the reader says so by itself. */
function isToReader({ standing }: GreatPracticeItem): boolean {
  return standing === 'waiting' || standing === 'kept' || standing === 'withdrawn';
}
