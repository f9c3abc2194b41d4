import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { certificatesPdf } from './certificates.ts';
import { docxOf } from './docx.ts';
import { pdfOf } from './pdf.ts';
import { certificatesSchema, paperForms, sheetSchema } from './sheet.ts';

/** Runs in a thread of its own: makes one paper after another, so that drawing never keeps anybody's typing waiting. */
const orderSchema = z.discriminatedUnion('form', [
  z.object({ id: z.number(), form: z.enum(paperForms), sheet: sheetSchema }),
  z.object({ id: z.number(), form: z.literal('certificates'), sheet: certificatesSchema }),
]);

parentPort?.on('message', (message: unknown) => {
  const order = orderSchema.parse(message);
  const { id } = order;
  made(order).then(
    (bytes) => parentPort?.postMessage({ id, bytes }, []),
    (error: unknown) => parentPort?.postMessage({ id, failed: String(error) }, []),
  );
});

function made(order: z.infer<typeof orderSchema>): Promise<Uint8Array> {
  switch (order.form) {
    case 'pdf':
      return pdfOf(order.sheet);
    case 'docx':
      return docxOf(order.sheet);
    case 'certificates':
      return certificatesPdf(order.sheet);
  }
}
