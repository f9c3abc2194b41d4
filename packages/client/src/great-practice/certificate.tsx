import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import dayjs from 'dayjs';
import { useMe } from '../api/queries.ts';

/** One side of A4: the words first, and nobody above anybody else. Nothing before it is celebrated. */
export function Certificate({
  item: { praised, words, nominatedBy, celebrated },
  heading,
}: {
  item: GreatPracticeItem;
  heading: React.ReactNode;
}) {
  const { organisationName } = useMe();
  if (celebrated === null) return null;
  return (
    <article className="certificate of-strength stack">
      <p className="eyebrow">{organisationName}</p>
      {heading}
      <p className="certificate-name">{praised?.name}</p>
      <p className="said practice-words">{words}</p>
      <p>Noticed by {nominatedBy.name}.</p>
      <p>
        Celebrated by {celebrated.by.name} on {dayjs(celebrated.at).format('D MMMM YYYY')}.
      </p>
      <p>Thank you.</p>
    </article>
  );
}
