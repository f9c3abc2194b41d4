/** What people may be told about, and where its screen is. */
export const aboutPaths = {
  discussion: (id: string) => `/discussions/${id}`,
  action: (id: string) => `/actions/${id}`,
  series: (id: string) => `/series/${id}`,
  response: (id: string) => `/plan/${id}`,
  greatPractice: (id: string) => `/great-practice/${id}`,
  /** Who read a discussion, and why: for those who take part in it. */
  reading: (id: string) => `/discussions/${id}/who-read`,
  /** Who viewed what: for whoever answers that. */
  viewLog: () => '/who-viewed',
} as const satisfies Record<string, (id: string) => string>;

export type AboutKind = keyof typeof aboutPaths;

export const aboutKinds = Object.keys(aboutPaths).filter((name): name is AboutKind =>
  Object.hasOwn(aboutPaths, name),
);

export function isAboutKind(name: string): name is AboutKind {
  return Object.hasOwn(aboutPaths, name);
}

export function pathOf(about: { kind: AboutKind; id: string }): string {
  return aboutPaths[about.kind](about.id);
}
