import './record.css';

export interface Voice {
  name: string;
  words: string | null;
}

/** What each of the two says, side by side and of the same size: neither overrules the other. */
export function TwoVoices({
  title,
  voices,
  heading: Heading = 'h3',
}: {
  title: string;
  voices: Voice[];
  heading?: 'h2' | 'h3';
}) {
  if (voices.length === 0) return null;
  return (
    <section className="stack tight two-voices">
      <Heading>{title}</Heading>
      <div className="sides">
        {voices.map((voice) => (
          <figure key={voice.name} className="plain-figure side">
            <figcaption className="tag">{voice.name}</figcaption>
            {voice.words ? (
              <blockquote className="said">{voice.words}</blockquote>
            ) : (
              <p className="quiet">Nothing different to add.</p>
            )}
          </figure>
        ))}
      </div>
    </section>
  );
}
