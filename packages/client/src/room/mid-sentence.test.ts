import { afterEach, describe, expect, it } from 'vitest';
import { isMidSentence } from './mid-sentence.ts';

function focusOn(html: string): Element | null {
  document.body.innerHTML = html;
  const field = document.body.querySelector<HTMLElement>('[data-here]');
  field?.focus();
  return field;
}

describe('who is in the middle of a sentence', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('has the hand in the words of a finding', () => {
    const words = '<div data-here contenteditable="true" tabindex="0"></div>';
    expect(isMidSentence(focusOn(`<ol><li data-finding="f">${words}</li></ol>`))).toBe(true);
    expect(isMidSentence(focusOn(`<div>${words}</div>`))).toBe(false);
  });

  it('has begun a finding and not added it', () => {
    const field = (words: string) =>
      focusOn(`<div data-composer><textarea data-here>${words}</textarea></div>`);
    expect(isMidSentence(field('We wonder'))).toBe(true);
    expect(isMidSentence(field(' '))).toBe(false);
  });

  it('is nobody whose hand is on a button or a tick of a card', () => {
    const card = (inside: string) => focusOn(`<ul><li data-finding="f">${inside}</li></ul>`);
    expect(isMidSentence(card('<button data-here>More</button>'))).toBe(false);
    expect(isMidSentence(card('<input data-here type="checkbox">'))).toBe(false);
    expect(isMidSentence(card('<input data-here>'))).toBe(true);
    expect(isMidSentence(null)).toBe(false);
  });
});
