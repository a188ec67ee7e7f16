import { describe, expect, it } from 'vitest';
import { ownPlace, type Place, placeWord, type Relation, relationTo } from './place.ts';

const boot = 'ec8277a2-c7fb-42df-b363-4b1ad1cbf64d';
const pids = 'pid:[4026531836]';
const machine: Place = { host: 'desk', boot, pids };
const mac: Place = { host: 'mac.local' };

/** The system was started at 1000; what is judged was written before or after that. */
const [before, after] = [900, 1100];

describe('C9 what a number says about a process', () => {
  it.each<[string, Place, Place, number, Relation]>([
    ['of this very place', machine, machine, after, 'here'],
    ['of this machine under another name by now', { ...machine, host: 'old-name' }, machine, after, 'here'],
    [
      'of a container on this machine',
      { ...machine, host: 'c1', pids: 'pid:[4026532198]' },
      machine,
      after,
      'elsewhere',
    ],
    ['of a container that shares the name', { ...machine, pids: 'pid:[4026532198]' }, machine, after, 'elsewhere'],
    ['of this machine, seen from a container', machine, { ...machine, pids: 'pid:[4026532198]' }, after, 'elsewhere'],
    ['of this machine before it was started again', { ...machine, boot: 'earlier' }, machine, before, 'gone'],
    ['of another machine of that name', { ...machine, boot: 'earlier' }, machine, after, 'elsewhere'],
    ['of another machine', { ...machine, host: 'other', boot: 'other' }, machine, before, 'elsewhere'],
    ['of a container of Linux on this Mac', machine, mac, after, 'elsewhere'],
    ['of the Mac, seen from that container', mac, machine, before, 'elsewhere'],
    ['of this Mac', mac, mac, after, 'here'],
    ['of another Mac', { host: 'other.local' }, mac, after, 'elsewhere'],
    ['where /proc hides the space of numbers from both', { host: 'desk', boot }, { host: 'desk', boot }, after, 'here'],
    ['where /proc hides it from one', { host: 'desk', boot }, machine, after, 'elsewhere'],
  ])('%s', (_case, theirs, own, written, wanted) => {
    expect(relationTo(theirs, own, written, 1000)).toBe(wanted);
  });

  it('this process is here, and was not before the system was started', () => {
    const own = ownPlace('linux');
    expect(relationTo(own, ownPlace('linux'), Date.now())).toBe('here');
    expect(relationTo({ ...own, boot: 'earlier' }, { ...own, boot }, 0)).toBe('gone');
    expect(relationTo({ ...own, boot: 'earlier' }, { ...own, boot }, Date.now())).toBe('elsewhere');
  });

  it('each place has a word of its own', () => {
    const places = [
      machine,
      mac,
      { ...machine, pids: 'pid:[4026532198]' },
      { ...machine, boot: 'x' },
      { host: 'desk' },
    ];
    const words = places.map(placeWord);
    expect(new Set(words).size).toBe(places.length);
    for (const word of words) expect(word).toMatch(/^[0-9a-f]{8}$/);
    expect(placeWord({ ...machine })).toBe(words[0]);
  });
});
