import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

/** So long after the last letter one means what is typed, in milliseconds. */
const settles = 250;

/**
 * Searches a list while one types.
 * @param search called with the words, or undefined when there are none; the same function from one render to the next
 */
export function SearchField({
  words,
  search,
  placeholder,
}: {
  words: string | undefined;
  search: (words: string | undefined) => void;
  placeholder: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    // To search is to go to an address: before a letter is typed that would call back whoever has just followed a link.
    if (typed === null) return undefined;
    const timer = setTimeout(() => search(typed.trim() || undefined), settles);
    return () => clearTimeout(timer);
  }, [typed, search]);
  return (
    <TextInput
      type="search"
      label="Search"
      placeholder={placeholder}
      value={typed ?? words ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
