/** Words that say nothing about practice. */
const common = new Set(
  `about above after again against almost alone along also although always among another anybody anything around asked
  away back because become been before began behind being below best better between both came cannot come could days
  does doing done down each either else enough even ever every everybody everything family child children from gave
  getting give given goes going gone good half hard have having held help here herself himself however into itself just
  keep kept knew know known last later learn least less like little long look made make makes many maybe mean might
  more most much must myself need needs never next nobody nothing often once ones only other others over part people
  perhaps place point quite rather really said same says seen several shall should show since some somebody something
  soon still such sure take taken tell than that their them themselves then there these they thing things think this
  those though through time times together told took toward tried trying under until upon used using very want wanted
  wants week weeks well went were what when where whether which while whole whom whose will with within without work
  worked worker working would write wrote year years your yours`
    .split(/\s+/)
    .filter(Boolean),
);

const most = 400;

/**
 * The distinct words of a discussion, sorted. Only words written throughout in small letters are taken, so that no
 * name is among them; no numbers, nothing shorter than four letters, no common words.
 */
export function wordsIn(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{M}'’-]+/gu)) {
      const plain = word.replace(/['’]s$/u, '').replace(/^['’-]+|['’-]+$/gu, '');
      if (plain.length < 4 || plain.length > 30 || plain !== plain.toLowerCase()) continue;
      if (!common.has(plain)) found.add(plain);
    }
  }
  return [...found].toSorted().slice(0, most);
}
