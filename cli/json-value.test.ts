import { describe, expect, it } from 'vitest';
import { AppError } from '../shared/problem.ts';
import { inWords } from './json-value.ts';
import { loadWords, terminalProblem, terminalSentence } from './words.ts';

const words = await loadWords('fr');
const sentence = terminalSentence('providers.is-back', { name: 'Acme' });
const said = { code: 'is-back', values: { name: 'Acme' }, message: 'Acme est de retour.' };

describe('what the engine says, in JSON', () => {
  it('of a note is its code, its values and the words', () => {
    expect(inWords([{ notes: [{ kind: 'info', message: sentence }] }], words)).toEqual([
      { notes: [{ kind: 'info', ...said }] },
    ]);
  });

  it('of a shadow has the way out as well', () => {
    const shadow = { kind: 'env', source: 'X', message: sentence, fix: terminalSentence('outcomes.dry') };
    expect(inWords({ shadows: [shadow] }, words)).toEqual({
      shadows: [{ kind: 'env', source: 'X', ...said, fix: 'Rien n’a été écrit (--dry-run).' }],
    });
  });

  it('of a remark or a repair is the same object', () => {
    expect(inWords({ remarks: [sentence], repair: sentence }, words)).toEqual({ remarks: [said], repair: said });
  });

  it('of a problem, wherever it stands, is its code, values, message and fix', () => {
    const { problem } = new AppError(terminalProblem('terminal.preset-unknown', { preset: 'x' }), {
      where: { file: '/f', line: 1, column: 2 },
    });
    expect(inWords({ legacy: [{ isFatal: true, problem }] }, words)).toEqual({
      legacy: [
        {
          isFatal: true,
          problem: {
            code: 'terminal.preset-unknown',
            values: { preset: 'x' },
            message: 'Il n’y a pas de fournisseur connu « x ».',
            fix: 'Voir : switchyard presets',
            where: { file: '/f', line: 1, column: 2 },
          },
        },
      ],
    });
  });

  it('leaves everything else as it is', () => {
    const value = { text: 'a', values: ['b'], hunks: [{ lines: ['+x'] }], message: 'in English', n: 1, none: null };
    expect(inWords(value, words)).toEqual(value);
  });
});
