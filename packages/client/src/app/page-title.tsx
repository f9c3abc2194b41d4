import { useEffect, useRef, type ReactNode } from 'react';

let firstPage = true;

/** The one `h1` of a screen. Names the tab, and takes the focus when somebody came here from another screen. */
export function PageTitle({ children, tab }: { children: ReactNode; tab: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} · Alongside`;
  }, [tab]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
