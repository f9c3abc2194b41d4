import { FamilyVoice } from '../preparing/family-voice.tsx';
import { ReflectionReader } from '../reflection/reflection-reader.tsx';
import { firstName, nameIn } from '../words/people.ts';
import { useRoom } from './room.ts';

/** At hand beside the findings: both reflections, and what the family says. Folds stay as one leaves them. */
export function Side() {
  const { discussion, me } = useRoom();
  return (
    <div className="room-side-inner">
      {discussion.reflections
        .filter((reflection) => reflection.readable)
        .map((reflection) => (
          <details key={reflection.person} className="room-fold" open={reflection.person !== me}>
            <summary>
              <h2>
                {reflection.person === me
                  ? 'Your reflection'
                  : `${firstName(nameIn(discussion, reflection.person))}’s reflection`}
              </h2>
            </summary>
            <ReflectionReader discussion={discussion} person={reflection.person} />
          </details>
        ))}
      {discussion.scale && discussion.scale.answers.length > 0 ? <TwoVoices /> : null}
      <FamilyVoice discussion={discussion} />
    </div>
  );
}

/** Two answers side by side. The gap between them opens the talk; they are never added up. */
function TwoVoices() {
  const { discussion, me } = useRoom();
  const scale = discussion.scale;
  if (!scale) return null;
  return (
    <section className="room-fold" aria-label="Where you each see it">
      <h2>{scale.question}</h2>
      <ul className="plain-list">
        {scale.answers.map((answer) => (
          <li key={`${answer.person}-${answer.when}`}>
            {answer.person === me ? 'You' : firstName(nameIn(discussion, answer.person))}:{' '}
            {answer.value} of 10{answer.when === 'revisit' ? ', at the revisit' : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
