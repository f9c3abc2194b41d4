import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';

/** What is there already and what is not, and the door to the room. */
export function OpenTheRoom({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const navigate = useNavigate();
  const { preparation } = discussion.state;
  if (!preparation) return null;
  const parts = [
    {
      done:
        preparation.workerReflection === 'shared' &&
        preparation.practiceLeadReflection === 'shared',
      name: 'Both reflections shared',
    },
    {
      done: preparation.familyVoice === 'recorded' || preparation.familyVoice === 'explained',
      name: 'The family’s voice',
    },
    { done: preparation.meeting === 'scheduled', name: 'A time to meet' },
  ];
  async function open() {
    if (!(await command.send({ type: 'openRoom' }))) return;
    await navigate({ to: '/discussions/$id/room', params: { id: discussion.id } });
  }
  return (
    <section className="paper stack reach" aria-label="What is ready">
      <ul className="plain-list row ready-list">
        {parts.map(({ done, name }) => (
          <li key={name} className={done ? 'ready-done' : 'quiet'}>
            <span aria-hidden="true">{done ? '✓' : '○'}</span> {name}
            <span className="visually-hidden">{done ? ': there' : ': not yet'}</span>
          </li>
        ))}
      </ul>
      <Outcome sending={command} />
      <div className="row">
        <ReasonedButton
          possibility={possibility(discussion, 'openRoom')}
          loading={command.sending}
          onPress={() => void open()}
        >
          Open the room
        </ReasonedButton>
      </div>
    </section>
  );
}
