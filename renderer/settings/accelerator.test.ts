import { describe, expect, it } from 'vitest';
import { acceleratorOf } from './accelerator.ts';

const plain = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

describe('a shortcut', () => {
  it.each([
    [{ ...plain, code: 'KeyK', ctrlKey: true }, 'Control+K'],
    [{ ...plain, code: 'KeyK', ctrlKey: true, shiftKey: true }, 'Control+Shift+K'],
    [{ ...plain, code: 'Space', altKey: true, metaKey: true }, 'Alt+Super+Space'],
    [{ ...plain, code: 'F9' }, 'F9'],
    [{ ...plain, code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ ...plain, code: 'ArrowUp', ctrlKey: true }, 'Control+Up'],
  ])('%o is %s', (press, accelerator) => {
    expect(acceleratorOf(press)).toBe(accelerator);
  });

  it.each([
    { ...plain, code: 'KeyK' },
    { ...plain, code: 'KeyK', shiftKey: true },
    { ...plain, code: 'ControlLeft', ctrlKey: true },
    { ...plain, code: 'Tab', ctrlKey: true },
  ])('is not made of %o, which other programs need', (press) => {
    expect(acceleratorOf(press)).toBeUndefined();
  });
});
