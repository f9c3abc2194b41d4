import { expect, test } from 'vitest';
import { stylesAsRules } from './styles-as-rules.ts';

test('an e-mail looks the same without a style attribute', () => {
  expect(
    stylesAsRules('<head></head><body style="margin:0"><p style="color:red">Words</p></body>'),
  ).toBe(
    '<head><style>[data-style="0"]{margin:0}[data-style="1"]{color:red}</style></head><body data-style="0"><p data-style="1">Words</p></body>',
  );
});
