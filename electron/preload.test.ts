import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { preloadOptions } from '../build/desktop.ts';
import { callNames } from '../shared/contract.ts';

const built = await build({ ...preloadOptions('preload.cjs'), write: false });
const code = built.outputFiles.find(({ path }) => path.endsWith('preload.cjs'))?.text ?? '';

type Api = Readonly<Record<string, (...input: unknown[]) => unknown>>;

/** Runs the built preload as a sandboxed window does: with `electron` and nothing else. */
function run(invoke: (...call: unknown[]) => unknown = () => undefined) {
  const exposed: Record<string, Api> = {};
  const required: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: Api) => Object.assign(exposed, { [name]: api }) },
    ipcRenderer: { invoke },
  };
  const require = (name: string) => {
    required.push(name);
    return name === 'electron' ? electron : undefined;
  };
  runInNewContext(code, { require, module: { exports: {} } });
  return { exposed, required };
}

it("W2 gives the page one frozen thing, with exactly the contract's names", () => {
  const { exposed, required } = run();
  expect(Object.keys(exposed)).toEqual(['switchyard']);
  expect(Object.keys(exposed.switchyard ?? {})).toEqual(callNames);
  expect(Object.isFrozen(exposed.switchyard)).toBe(true);
  expect(required).toEqual(['electron']);
});

it('hands a call on as it is, under its own name', () => {
  const calls: unknown[] = [];
  const { switchyard } = run((...call) => calls.push(call)).exposed;
  switchyard?.['providers.list']?.();
  switchyard?.['tests.run']?.({ provider: 'a' });
  expect(calls).toEqual([['providers.list'], ['tests.run', { provider: 'a' }]]);
});

it('is small: no schema comes with the names', () => {
  expect(code.length).toBeLessThan(3000);
});
