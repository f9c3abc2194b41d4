import { createHash } from 'node:crypto';
import {
  codebookCommands,
  codebookCommandSchema,
  codebookViewSchema,
} from '@alongside/workflows/theme/codebook/contract';
import {
  dimensionNames,
  dimensions,
  themeSchema,
} from '@alongside/workflows/theme/codebook/codebook';
import { type BroughtTheme, fromQdc, toQdc } from '@alongside/workflows/theme/codebook/qdc';
import { idSchema } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Transact } from '../durable/transact.ts';
import { commandBody, commandBodyShown, revisionExpected } from '../http/command-body.ts';
import { pageSchema } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { ProblemError } from '../problem-error.ts';
import { changeCodebook, codebookOf, viewOfCodebook } from './codebook-store.ts';
import type { ThemeCollections } from './stored.ts';

export interface CodebookDeps {
  themes: ThemeCollections;
  transact: Transact;
  clock: Clock;
}

const offeredSchema = themeSchema.omit({ state: true, into: true });
const listSchema = pageSchema(offeredSchema).extend({
  /** Names of themes that are not offered any more, for what was tagged with them; `now` is where they count. */
  former: z.array(z.object({ id: idSchema, name: z.string(), now: idSchema.nullable() })),
});
const broughtSchema = z.object({
  themes: z.array(
    themeSchema
      .omit({ id: true, state: true, into: true, parent: true })
      .extend({ under: z.string() }),
  ),
});
const csvHead = ['name', 'definition', 'use when', 'not when', 'dimension', 'under'] as const;

/** Themes and practice standards: read by everybody, kept by the quality lead. */
export function codebookRoutes(deps: CodebookDeps): Route[] {
  const { themes } = deps;

  const list = route({
    method: 'get',
    path: '/themes',
    summary: 'Themes that findings may point to',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: listSchema },
    async handle({ asker }) {
      const codebook = await codebookOf(themes, asker.person.organisation);
      const items = codebook.themes
        .filter(({ state }) => state === 'inUse')
        .map(({ state: _, into: __, ...theme }) => theme);
      const former = codebook.themes
        .filter(({ state }) => state !== 'inUse')
        .map(({ id, name, into }) => ({ id, name, now: into }));
      return { status: 200, json: { items, former, next: null } };
    },
  });

  const standards = route({
    method: 'get',
    path: '/standards',
    summary: 'The practice standards',
    params: none,
    query: none,
    body: noBody,
    answers: {
      status: 200,
      schema: pageSchema(z.object({ id: idSchema, name: z.string(), definition: z.string() })),
    },
    async handle({ asker }) {
      const codebook = await codebookOf(themes, asker.person.organisation);
      const items = codebook.standards
        .filter(({ state }) => state === 'inUse')
        .map(({ state: _, ...standard }) => standard);
      return { status: 200, json: { items, next: null } };
    },
  });

  const read = route({
    method: 'get',
    path: '/codebook',
    summary: 'Themes and practice standards with their history',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: codebookViewSchema },
    async handle({ asker }) {
      const view = await viewOfCodebook(themes, asker);
      return { status: 200, json: view, etag: view.revision };
    },
  });

  const change = route({
    method: 'post',
    path: '/codebook/commands',
    summary: 'Change themes and practice standards; each step can be taken back',
    params: none,
    query: none,
    body: commandBody(codebookCommandSchema),
    bodyShown: commandBodyShown(Object.values(codebookCommands)),
    answers: { status: 200, schema: codebookViewSchema },
    problems: [403, 409, 422],
    async handle({ asker, body, req }) {
      if (!may(asker.person, 'keepCodebook')) {
        throw new ProblemError(
          'not-yours',
          'The quality lead keeps the themes. Tell them what is missing.',
        );
      }
      await changeCodebook(deps, asker, {
        commandId: body.commandId,
        expectedRevision: revisionExpected(body.expectedRevision, req.get('if-match')),
        command: body.command,
      });
      const view = await viewOfCodebook(themes, asker);
      return { status: 200, json: view, etag: view.revision };
    },
  });

  const csv = route({
    method: 'get',
    path: '/codebook.csv',
    summary: 'Themes in use as CSV',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'text/csv' },
    async handle({ asker }) {
      const codebook = await codebookOf(themes, asker.person.organisation);
      const nameOf = new Map(codebook.themes.map(({ id, name }) => [id, name]));
      const rows = codebook.themes
        .filter(({ state }) => state === 'inUse')
        .map(({ name, definition, useWhen, notWhen, dimension, parent }) => [
          name,
          definition,
          useWhen,
          notWhen,
          dimensionNames[dimension],
          parent === null ? '' : (nameOf.get(parent) ?? ''),
        ]);
      const bytes = Buffer.from(
        stringify([[...csvHead], ...rows], { bom: true, escape_formulas: true }),
      );
      return { status: 200, file: { bytes, type: 'text/csv; charset=utf-8', name: 'themes.csv' } };
    },
  });

  const qdc = route({
    method: 'get',
    path: '/codebook.qdc',
    summary: 'Themes in use as a REFI-QDA codebook',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'application/xml' },
    async handle({ asker }) {
      const { organisation } = asker.person;
      const codebook = await codebookOf(themes, organisation);
      const xml = toQdc(codebook, 'Alongside', (id) => guid(organisation, id));
      return {
        status: 200,
        file: {
          bytes: Buffer.from(xml),
          type: 'application/xml; charset=utf-8',
          name: 'themes.qdc',
        },
      };
    },
  });

  const bring = route({
    method: 'post',
    path: '/codebook/read',
    summary: 'Reads a CSV or REFI-QDA codebook and says what is in it; changes nothing',
    params: none,
    query: none,
    body: z.strictObject({ text: z.string().min(1).max(240_000) }),
    answers: { status: 200, schema: broughtSchema },
    problems: [422],
    async handle({ body: { text } }) {
      const found = text
        .replace(/^\uFEFF/, '')
        .trimStart()
        .startsWith('<')
        ? fromQdc(text)
        : fromCsv(text);
      if (!found || found.length === 0) {
        throw new ProblemError(
          'not-now',
          'No themes were found in this file. It should be a REFI-QDA codebook (.qdc), or a CSV file whose first line says name, definition, use when, not when, dimension, under. Nothing was changed.',
        );
      }
      const names = found.map(({ name }) => name.toLocaleLowerCase('en-GB'));
      const twice = found.find((_, index) => names.indexOf(names[index] ?? '') < index);
      if (twice) {
        throw new ProblemError(
          'not-now',
          `“${twice.name}” stands in this file twice. Leave one of them and take the file again. Nothing was changed.`,
        );
      }
      return { status: 200, json: { themes: found } };
    },
  });

  return [list, standards, read, change, csv, qdc, bring];
}

/** @returns null when the first line names no column `name` */
function fromCsv(text: string): BroughtTheme[] | null {
  const parsed = rowsSchema.safeParse(readRows(text));
  if (!parsed.success) return null;
  const said = (row: Record<string, string>, column: string): string =>
    (row[column] ?? '')
      .trim()
      .replace(/^'(?=[=+\-@])/, '')
      .slice(0, 600);
  return parsed.data
    .filter((row) => said(row, 'name') !== '')
    .map((row) => ({
      name: said(row, 'name').slice(0, 80),
      definition: said(row, 'definition'),
      useWhen: said(row, 'use when'),
      notWhen: said(row, 'not when'),
      dimension:
        dimensions.find((one) =>
          [one.toLowerCase(), dimensionNames[one].toLowerCase()].includes(
            said(row, 'dimension').toLowerCase(),
          ),
        ) ?? 'practice',
      under: said(row, 'under'),
    }));
}

const rowsSchema = z.array(z.record(z.string(), z.string()));

function readRows(text: string): unknown {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      columns: (head: string[]) => head.map((column) => column.trim().toLowerCase()),
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    // Whatever the reader stumbled over, it is no such table; the answer says what one looks like.
    return null;
  }
}

/** Spreadsheets part by what their country does not write in numbers, or by tabs. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((sign) => head.includes(sign)) ?? ',';
}

/** The same GUID for the same theme at each export, as RFC 9562 version 8 has it. */
function guid(organisation: string, id: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([organisation, id]))
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
