import { expect, it } from 'vitest';
import { readStart } from './start.ts';

it.each([
  [[], { isHidden: false }],
  [['/opt/switchyard', '--hidden'], { isHidden: true }],
  [['/opt/switchyard', 'switchyard://add?name=a'], { isHidden: false, link: 'switchyard://add?name=a' }],
  [['/opt/switchyard', 'SwitchYard://add'], { isHidden: false, link: 'SwitchYard://add' }],
  [['/opt/switchyard', '--hidden', 'switchyard://add'], { isHidden: true, link: 'switchyard://add' }],
  [['https://switchyard.example/', '--hiddenish', 'switchyardish'], { isHidden: false }],
])('reads the command line %j', (args, start) => {
  expect(readStart(args)).toEqual(start);
});

it('I drops anything that comes after a link', () => {
  const args = ['/opt/switchyard', 'switchyard://add?a', '--hidden', 'switchyard://add?b', '--inspect'];
  expect(readStart(args)).toEqual({ isHidden: false, link: 'switchyard://add?a' });
});
