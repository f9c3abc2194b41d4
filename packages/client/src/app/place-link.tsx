import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Place } from './places.ts';

const wholeAddress = new Set(['/', '/themes']);

/** The way to a screen, marked when one is there. */
export function PlaceLink({
  place,
  className,
  children,
}: {
  place: Place;
  className?: string | undefined;
  children?: ReactNode;
}) {
  const says = (
    <>
      {place.label}
      {children}
    </>
  );
  // The service itself shows this page, to anybody.
  if (place.to === '/learning') {
    return (
      <a href={place.to} className={className}>
        {says}
      </a>
    );
  }
  return (
    <Link
      to={place.to}
      className={className}
      activeOptions={{ exact: wholeAddress.has(place.to), includeSearch: false }}
    >
      {says}
    </Link>
  );
}

/** How many messages are new, for eyes and for ears. */
export function Unread({ many }: { many: number }) {
  return many > 0 ? (
    <span className="count">
      {many}
      <span className="visually-hidden"> new</span>
    </span>
  ) : null;
}
