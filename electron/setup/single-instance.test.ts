import { beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { setupSingleInstance } from './single-instance.ts';

beforeEach(() => stub.resetElectron());

it('F a second start ends at once, without waiting for anything', () => {
  stub.app.isFirst = false;
  expect(setupSingleInstance(() => undefined)).toBe(false);
  expect(stub.deeds).toEqual(['exit 0']);
});

it('F I the first one hears of it, and of its link, and of nothing after the link', () => {
  const onSecondStart = vi.fn();
  expect(setupSingleInstance(onSecondStart)).toBe(true);
  stub.app.emit('second-instance', {}, ['/opt/x', 'switchyard://add?a', '--hidden', 'switchyard://add?b'], '/');
  expect(onSecondStart).toHaveBeenCalledWith({ isHidden: false, link: 'switchyard://add?a' });
});
