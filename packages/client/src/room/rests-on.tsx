import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import type { Card } from './cards.ts';
import { useRoom } from './room.ts';

/** The findings a next step comes from, in their own words. */
export function RestsOn({ card }: { card: Card }) {
  const { cards } = useRoom();
  const sources = cards.filter((other) => card.from.includes(other.id) && !other.removed);
  return sources.map((source) => <Source key={source.id} source={source} />);
}

function Source({ source }: { source: Card }) {
  const text = useYjs(source.text, () => plainText(source.text), Object.is);
  return (
    <p className={`rests-on of-${source.section}`}>
      <span className="tag">Comes from</span> {text || 'a worry that has no words yet'}
    </p>
  );
}
