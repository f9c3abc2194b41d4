import { type Html, html } from './html.ts';
import type { Answer, Learned } from './learned.ts';
import { words } from './words.ts';

/** Who reads the page, as far as it looks different to them. */
export interface PageReader {
  signedIn: boolean;
  mayComment: boolean;
}

/** What somebody has just sent from the page. */
export interface JustSent {
  response: string;
  /** What went wrong, in words; null when it is on the page. */
  problem: string | null;
  /** Given back to be sent again. */
  typed: string;
}

export interface PageDetails {
  /** Where the page is: `/learning/<organisation>`. */
  path: string;
  reader: PageReader;
  sent: JustSent | null;
  /** A fresh id for each form, so that one sent twice is on the page once. */
  newId(): string;
  /** An instant as people say it: “March 2027”. */
  month(instant: string): string;
  /** A day as people say it: “31 March 2027”. */
  day(date: string): string;
}

/** The whole page, for a reader without JavaScript. */
export function learningPage(learned: Learned, details: PageDetails): string {
  const of = (standing: Answer['standing']) =>
    learned.answers.filter((answer) => answer.standing === standing);
  const { reader } = details;
  return shell(
    words.title,
    html`<header>
        <p class="who">${learned.organisation}</p>
        <h1>${words.title}</h1>
        <p class="lead">${words.welcome}</p>
        <p>${words.how}</p>
        ${
          details.sent?.problem && !reader.mayComment
            ? html`<p role="alert" class="note">${words.notSent} ${details.sent.problem}</p>
                <blockquote>${details.sent.typed}</blockquote>`
            : null
        }
      </header>
      ${section('changed', words.changed, of('done'), details, words.changedNone)}
      ${section('trying', words.trying, of('trying'), details)}
      ${section('thinking', words.thinking, of('thinking'), details)}
      ${section('not-now', words.notNow, of('notNow'), details)} ${shares(learned)}
      <footer>
        ${
          reader.signedIn
            ? html`<p><a href="/plan">${words.back}</a></p>`
            : html`<p>${words.signIn} <a href="/">${words.signInLink}</a></p>`
        }
      </footer>`,
  );
}

/** For somebody the page is not open to: the same whether there is such an organisation or not. */
export function closedPage(): string {
  return shell(
    words.closedTitle,
    html`<h1>${words.closedTitle}</h1>
      <p>${words.closed}</p>
      <p><a href="/">${words.signInLink}</a></p>`,
  );
}

/** Where more than one organisation opens its page. */
export function choosingPage(organisations: readonly { id: string; name: string }[]): string {
  return shell(
    words.title,
    html`<h1>${words.chooseTitle}</h1>
      <ul>
        ${organisations.map(
          ({ id, name }) =>
            html`<li><a href="/learning/${encodeURIComponent(id)}">${name}</a></li>`,
        )}
      </ul>`,
  );
}

/** Something went wrong with what was asked for. */
export function problemPage(title: string, detail: string): string {
  return shell(
    title,
    html`<h1>${title}</h1>
      <p>${detail}</p>
      <p><a href="/learning">${words.title}</a></p>`,
  );
}

function shell(title: string, main: Html): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/learning/learning.css" />
      </head>
      <body>
        <a class="skip" href="#page">${words.skip}</a>
        <main id="page">${main}</main>
      </body>
    </html>`.text;
}

function section(
  id: string,
  title: string,
  answers: readonly Answer[],
  details: PageDetails,
  none: string | null = null,
): Html | null {
  if (answers.length === 0 && none === null) return null;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${answers.length === 0 ? html`<p>${none}</p>` : null}
    ${answers.map((answer) => card(answer, details))}
  </section>`;
}

const answerTitles: Record<Answer['standing'], string | null> = {
  done: words.did,
  trying: words.try,
  notNow: words.why,
  thinking: null,
};

function card(answer: Answer, details: PageDetails): Html {
  const { standing, theme, area, heard, until, late, comments, id } = answer;
  const title = answerTitles[standing];
  return html`<article id="${id}" class="${standing}" aria-labelledby="${id}-theme">
    <h3 id="${id}-theme">${theme}</h3>
    <p class="when">${area === null ? null : html`${area} · `}${details.month(answer.at)}</p>
    <dl>
      <dt>${words.heard}</dt>
      <dd>${heard}</dd>
      ${
        title === null || answer.answer === null
          ? null
          : html`<dt>${title}</dt>
              <dd>${answer.answer}</dd>`
      }
    </dl>
    ${until === null ? null : html`<p class="when">${words.tryingUntil} ${details.day(until)}.</p>`}
    ${late ? html`<p class="note">${words.late}</p>` : null}
    ${
      comments.length === 0
        ? null
        : html`<div class="said">
            <h4>${words.said}</h4>
            ${comments.map((comment) => said(comment))}
          </div>`
    }
    ${details.reader.mayComment ? form(answer, details) : null}
  </article>`;
}

function said({ words: written, answer }: Answer['comments'][number]): Html {
  if (written === null) return html`<p class="when">${words.takenBack}</p>`;
  return html`<figure>
    <figcaption>${words.youngPerson}</figcaption>
    <blockquote>${written}</blockquote>
    ${
      answer === null
        ? html`<p class="when">${words.noAnswerYet}</p>`
        : html`<p class="answer"><strong>${words.answered}:</strong> ${answer}</p>`
    }
  </figure>`;
}

function form({ id }: Answer, { path, sent, newId }: PageDetails): Html {
  const mine = sent?.response === id ? sent : null;
  const done = mine !== null && mine.problem === null;
  return html`<details ${mine ? html`open` : null}>
    <summary>${words.say}</summary>
    <form method="post" action="${path}/responses/${id}/comments#${id}">
      ${done ? html`<p role="status" class="note">${words.saidThanks}</p>` : null}
      ${
        mine?.problem
          ? html`<p role="alert" class="note" id="${id}-problem">
              ${words.notSaid} ${mine.problem}
            </p>`
          : null
      }
      <input type="hidden" name="commandId" value="${newId()}" />
      <label for="${id}-words">${words.sayLabel}</label>
      <p class="when" id="${id}-who">${words.sayWho}</p>
      <textarea
        id="${id}-words"
        name="words"
        rows="3"
        maxlength="1000"
        required
        aria-describedby="${id}-who"
      >
${mine?.typed ?? ''}</textarea>
      <button type="submit">${words.sayButton}</button>
    </form>
  </details>`;
}

function shares({ talks, well, worries }: Learned): Html {
  const list = (id: string, title: string, items: Learned['well']) =>
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      ${
        items.length === 0
          ? html`<p>${words.few}</p>`
          : html`<ul class="shares">
              ${items.map(({ theme, says }) => html`<li><strong>${theme}</strong> <span>${says}</span></li>`)}
            </ul>`
      }
    </section>`;
  return html`${list('well', words.well, well)} ${list('worries', words.worries, worries)}
  ${talks === null ? null : html`<p class="when">${talks}</p>`}`;
}
