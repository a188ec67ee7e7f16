import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inWords } from '../../cli/json-value.ts';
import { loadWords } from '../../cli/words.ts';
import type { Problem } from '../../shared/problem.ts';
import { clearKeychain } from '../cli/terminal.ts';
import { resetElectron } from '../support/electron-stub.ts';
import { englishProblem } from '../support/english.ts';
import { startProvider } from '../support/loopback-provider.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import type { Act } from './act.ts';
import { actsWith } from './acts.ts';
import type { Answer } from './face.ts';
import { eachFace, type Name, names, type Opened, open, type State } from './opened.ts';
import { previews, switchedTwice } from './previews.ts';
import { type Refusal, refusals } from './refusals.ts';

vi.mock('electron', () => import('../support/electron-stub.ts'));

const here = { key: 'sk-of-here-0123456789abcdef' };
const provider = await startProvider({ reply: 'x', requireKey: here.key });
afterAll(() => provider.stop());

/** What the history calls each: a browser shows the same window. */
const inHistory = { window: 'window', tray: 'tray', serve: 'window', terminal: 'terminal' } as const;

/** The same faces, over homes that are the same, for a whole table in which nothing is written. */
function opened(given?: Act['given']): Readonly<Record<Name, Opened>> {
  const faces = {} as Record<Name, Opened>;
  beforeAll(async () => void Object.assign(faces, await eachFace((name) => open(name, given))));
  afterAll(async () => {
    await Promise.all(names.map((name) => faces[name].close()));
    resetElectron();
  });
  return faces;
}

const words = await loadWords('en');

/** The terminal's JSON has the words already. */
function saidOf(problem: Problem & { readonly message?: string; readonly fix?: string }) {
  const english = englishProblem(problem);
  return { cause: problem.message ?? english.cause, fix: problem.fix ?? english.fix };
}

interface Outcome extends State {
  readonly answer: Answer | undefined;
}

async function outcomeOf(face: Opened, act: Act): Promise<Outcome> {
  return { answer: await face.answer(act), ...(await face.now()) };
}

function withoutFace({ history }: State) {
  return history.map(({ entry }) => entry);
}

function expectSame(name: Name, outcome: Outcome, window: Outcome): void {
  // The terminal says in words beside its codes what a window says by itself.
  const told = name === 'terminal' ? inWords(window.answer, words) : window.answer;
  if (outcome.answer) expect(outcome.answer, `${name} answers`).toEqual(told);
  expect(outcome.files, `${name} leaves`).toEqual(window.files);
  expect(withoutFace(outcome), `the history of ${name}`).toEqual(withoutFace(window));
}

describe('an act through window, tray, browser and terminal', () => {
  /** One keychain a face: the keys of all homes have the same names in it. */
  let keychains: Readonly<Record<Name, SecretService>>;
  beforeAll(async () => {
    keychains = await eachFace(() => startSecretService());
  });
  afterAll(() => Promise.all(names.map((name) => keychains[name].stop())));
  afterEach(() => {
    for (const name of names) clearKeychain(keychains[name]);
    resetElectron();
  });

  it.each(actsWith({ ...here, baseUrl: provider.baseUrl }))(
    'leaves the same and tells the same: $name',
    async (act) => {
      const bus = (name: Name) => (act.hasKeychain ? keychains[name] : undefined);
      const outcomes = await eachFace(async (name) => {
        const face = await open(name, act.given, bus(name));
        try {
          const outcome = await outcomeOf(face, act);
          const made = outcome.history.slice(face.before.history.length);
          return { before: face.before, outcome, faces: [...new Set(made.map((one) => one.face))] };
        } finally {
          await face.close();
        }
      });
      const { window } = outcomes;
      expect(window.outcome.answer, 'the window answers').toMatchObject({ ok: true });
      expect(window.outcome.files, 'the window changes nothing').not.toEqual(window.before.files);
      for (const name of names) {
        expect(outcomes[name].before, `${name} begins`).toEqual(window.before);
        expectSame(name, outcomes[name].outcome, window.outcome);
        const wanted = window.faces.length > 0 ? [inHistory[name]] : [];
        expect(outcomes[name].faces, `whom the history names for ${name}`).toEqual(wanted);
      }
    },
  );
});

describe('what is about to be done', () => {
  const faces = opened(switchedTwice);

  it.each(previews)('is shown in the same lines by all faces, and nothing is written: $name', async (act) => {
    const outcomes = await eachFace((name) => outcomeOf(faces[name], act));
    expect(JSON.stringify(outcomes.window.answer)).toContain('"hunks":[{');
    for (const name of names) {
      expect(outcomes[name].files).toEqual(faces.window.before.files);
      expectSame(name, outcomes[name], outcomes.window);
    }
  });
});

/** The problem through one face; undefined where it can't be asked. */
async function refusalOf(face: Opened, { page, terminal, tray }: Refusal) {
  const { name } = face;
  if ((name === 'tray' && tray) || 'notHere' in (name === 'terminal' ? terminal : page)) return undefined;
  const act = { page: page as Act['page'], terminal: terminal as Act['terminal'] };
  const answer = await face.answer(act);
  expect(await face.now(), `${name} writes nothing`).toEqual(face.before);
  if (!answer || answer.ok) throw new Error(`${name} does it`);
  return { name, problem: answer.problem };
}

describe('what can’t be done', () => {
  const usual = opened();

  it.each(refusals)('is the same problem through all faces, and nothing is written: $name', async (refusal) => {
    const faces = refusal.given ? await eachFace((name) => open(name, refusal.given)) : usual;
    const seen = await eachFace((name) => refusalOf(faces[name], refusal));
    if (refusal.given) await Promise.all(names.map((name) => faces[name].close()));
    const all = Object.values(seen).filter((one) => one !== undefined);
    const codeFor = (name: string) => (name === 'terminal' ? (refusal.terminalCode ?? refusal.code) : refusal.code);
    expect(all.map(({ name, problem }) => [name, problem.code])).toEqual(all.map(({ name }) => [name, codeFor(name)]));
    // The terminal says it in words beside its code; a window does that in its own language.
    const said = all.map(({ problem }) => ({ ...saidOf(problem), where: problem.where }));
    if (!refusal.hasOwnWords) for (const one of said) expect(one).toEqual(said[0]);
  });
});
