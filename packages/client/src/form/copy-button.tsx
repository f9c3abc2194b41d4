import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, type RefObject, useState } from 'react';
import { announce } from '../app/announcer.tsx';

const byHand =
  'Your browser does not let a button copy here. The words are selected: press Ctrl and C (on a Mac ⌘ and C), or touch and hold them and choose Copy.';

/** Copies `text`; where the browser refuses, selects it in `shown`, where it can be read, and says how to copy it by hand. */
export function CopyButton({
  text,
  shown,
  children,
  ...look
}: Pick<ButtonProps, 'variant'> & {
  text: string;
  shown: RefObject<HTMLElement | null>;
  children: ReactNode;
  autoFocus?: boolean;
}) {
  const [came, setCame] = useState<'copied' | 'refused' | null>(null);

  async function copy() {
    const copied = await onClipboard(text);
    if (!copied && shown.current) select(shown.current);
    setCame(copied ? 'copied' : 'refused');
    announce(copied ? 'Copied.' : byHand);
  }

  return (
    <>
      <Button {...look} onClick={() => void copy()}>
        {came === 'copied' ? 'Copied' : children}
      </Button>
      {came === 'refused' ? <p className="small">{byHand}</p> : null}
    </>
  );
}

/** Without https there is no clipboard at all; with it a browser may still refuse. */
async function onClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(shown: HTMLElement): void {
  if (shown instanceof HTMLInputElement) {
    shown.focus();
    shown.select();
    return;
  }
  window.getSelection()?.selectAllChildren(shown);
}
