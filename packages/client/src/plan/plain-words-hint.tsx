import { readingAge } from '@alongside/workflows/response/reading-age';

const oldest = 13;
const enoughWords = 6;

/** Says kindly when words that children and families read have become hard to read. */
export function PlainWordsHint({ words }: { words: string }) {
  const age = readingAge(words);
  const isHard = age !== null && age > oldest && words.trim().split(/\s+/).length >= enoughWords;
  return (
    <p role="status" className="quiet small">
      {isHard
        ? `This reads as if it were for readers of about ${Math.min(20, Math.round(age))}. Children and families read it too: shorter sentences and words help.`
        : ''}
    </p>
  );
}
