import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { docxOf } from './docx.ts';
import { pdfOf } from './pdf.ts';
import { paperForms, sheetSchema } from './sheet.ts';

/** Runs in a thread of its own: makes one paper after another, so that drawing never keeps anybody's typing waiting. */
const orderSchema = z.object({ id: z.number(), form: z.enum(paperForms), sheet: sheetSchema });

parentPort?.on('message', (message: unknown) => {
  const { id, form, sheet } = orderSchema.parse(message);
  const make = form === 'pdf' ? pdfOf : docxOf;
  make(sheet).then(
    (bytes) => parentPort?.postMessage({ id, bytes }, []),
    (error: unknown) => parentPort?.postMessage({ id, failed: String(error) }, []),
  );
});
