import { stageNames, type Stage } from '@alongside/workflows/discussion/stages';
import { Button, Drawer } from '@mantine/core';
import '@mantine/core/styles/Drawer.css';
import { useMediaQuery } from '@mantine/hooks';
import { useMachine } from '@xstate/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { announce } from '../app/announcer.tsx';
import { whenSaved } from '../live/when-saved.ts';
import { otherOfTheTwo } from '../words/people.ts';
import { usePresent } from './here.ts';
import { isMidSentence } from './mid-sentence.ts';
import { Ribbon } from './ribbon.tsx';
import { ConfirmStep, FinishSummary, KeyboardSheet } from './room-dialogs.tsx';
import { roomMachine } from './room-machine.ts';
import { RoomMenu } from './room-menu.tsx';
import { useRoom } from './room.ts';
import { Side } from './side.tsx';
import { StageView } from './stage-view.tsx';
import { StepBar } from './step-bar.tsx';
import { WhosHere } from './whos-here.tsx';

/** The room as it stands: ribbon, who is here, the stage one looks at, what is at hand, and the way on. */
export function Together({ setTogether }: { setTogether: (together: boolean) => void }) {
  const { discussion, me, document } = useRoom();
  const roomAt = discussion.state.stage ?? 'arriving';
  const [screen, send] = useMachine(roomMachine, { input: { stage: roomAt } });
  const { lookingAt, stepTo } = screen.context;
  const sending = useCommand(discussion);
  const [finishing, setFinishing] = useState(false);
  const [keys, setKeys] = useState(false);
  const [atHand, setAtHand] = useState(false);
  const wide = useMediaQuery('(min-width: 64rem)', true, { getInitialValueInEffect: false });
  const present = usePresent(document.live, me);
  useEffect(
    () => send({ type: 'roomAt', stage: roomAt, midSentence: isMidSentence() }),
    [send, roomAt],
  );
  useKeepHand(lookingAt);
  useSayMoves(roomAt, lookingAt, discussion.facilitator === me);
  useTellWhereIAm(lookingAt);
  useQuestionMark(() => setKeys(true));

  const move = async (to: Stage): Promise<void> => {
    send({ type: 'stepped' });
    // A strength that was typed a moment ago counts.
    await whenSaved(document.live);
    if (await sending.send({ type: 'moveTo', stage: to })) send({ type: 'comeBack' });
  };
  const step = (to: Stage): void => {
    sending.forget();
    const other = otherOfTheTwo(discussion, me);
    if (other && discussion.readyToMoveOn.includes(other.id)) void move(to);
    else send({ type: 'askToStep', to });
  };
  const finish = async (): Promise<void> => {
    setFinishing(false);
    await whenSaved(document.live);
    await sending.send({ type: 'finish' });
  };

  return (
    <div className="room">
      <div className="room-top">
        <Ribbon
          roomAt={roomAt}
          lookingAt={lookingAt}
          present={present}
          look={(stage) => send({ type: 'look', stage })}
        />
        <div className="room-top-line">
          <WhosHere present={present} />
          <RoomMenu
            sending={sending}
            setTogether={setTogether}
            showKeys={() => setKeys(true)}
            {...(wide ? {} : { showAtHand: () => setAtHand(true) })}
          />
        </div>
        {discussion.state.paused ? (
          <div className="meaning of-learning room-paused" role="status">
            <p>
              <strong>Paused.</strong> Take the time you need. Everything stays as it is, and you go
              on where you were.
            </p>
            <Button onClick={() => void sending.send({ type: 'resume' })}>Go on</Button>
          </div>
        ) : null}
      </div>
      <div className="room-middle">
        <div className="room-main">
          <StageView stage={lookingAt} />
          <StepBar
            roomAt={roomAt}
            lookingAt={lookingAt}
            sending={sending}
            step={step}
            comeBack={() => send({ type: 'comeBack' })}
            finish={() => setFinishing(true)}
          />
        </div>
        {wide ? (
          <aside className="room-side" aria-label="At hand">
            <Side />
          </aside>
        ) : null}
      </div>
      {wide ? null : (
        <Drawer
          opened={atHand}
          onClose={() => setAtHand(false)}
          position="right"
          size="min(100%, 28rem)"
          title="At hand"
          closeButtonProps={{ 'aria-label': 'Close' }}
          attributes={{ header: { role: 'none' } }}
        >
          <Side />
        </Drawer>
      )}
      <ConfirmStep to={stepTo} go={(to) => void move(to)} stay={() => send({ type: 'stay' })} />
      <FinishSummary
        opened={finishing}
        finish={() => void finish()}
        close={() => setFinishing(false)}
      />
      <KeyboardSheet opened={keys} close={() => setKeys(false)} />
    </div>
  );
}

/** When the field under somebody's hand went with its stage, the hand is on the new stage. */
function useKeepHand(lookingAt: Stage): void {
  const before = useRef(lookingAt);
  useEffect(() => {
    if (before.current === lookingAt) return;
    before.current = lookingAt;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-stage-view]')?.focus({ preventScroll: true });
  }, [lookingAt]);
}

/** Says it politely when somebody else moved the room. */
function useSayMoves(roomAt: Stage, lookingAt: Stage, byMe: boolean): void {
  const before = useRef(roomAt);
  const stayed = useEffectEvent(() => lookingAt !== roomAt);
  useEffect(() => {
    if (before.current === roomAt) return;
    before.current = roomAt;
    // By then it is clear whether this screen came along.
    const waits = requestAnimationFrame(() =>
      announce(sayMove(stageNames[roomAt], byMe, stayed())),
    );
    return () => cancelAnimationFrame(waits);
  }, [roomAt, byMe]);
}

function sayMove(stage: string, byMe: boolean, stayed: boolean): string {
  if (byMe) return `The room is at “${stage}” now.`;
  return stayed
    ? `The room has moved to “${stage}”. Finish what you are writing, and come along when you like.`
    : `You have all moved to “${stage}”.`;
}

/** Others see at which stage somebody looks, and whether two sit at one screen. */
function useTellWhereIAm(lookingAt: Stage): void {
  const { document, me, caret, together } = useRoom();
  const { awareness } = document.live.presence;
  const { name, color } = caret;
  useEffect(() => {
    awareness.setLocalState({
      ...awareness.getLocalState(),
      user: { name, color },
      here: { person: me, stage: lookingAt, together },
    });
  }, [awareness, me, name, color, lookingAt, together]);
  useEffect(() => () => awareness.setLocalState(null), [awareness]);
}

/** `?` opens the sheet of keys when nobody is typing. */
function useQuestionMark(show: () => void): void {
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey) return;
      const { activeElement } = document;
      const typing =
        activeElement instanceof HTMLElement &&
        (activeElement.isContentEditable || activeElement.matches('input, textarea, select'));
      if (!typing) show();
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  });
}
