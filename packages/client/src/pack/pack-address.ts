import type { ThemesView } from '../themes/themes-view.ts';

/** Where the pack of a view is made. Teams are too small for what leaves the service, so they are not asked for. */
export function packAddress(form: 'pdf' | 'docx', view: ThemesView): string {
  const { from, to: until, area, service } = view;
  const asked = Object.entries({ from, until, area, service }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return `/packs/three-questions.${form}?${new URLSearchParams(asked).toString()}`;
}
