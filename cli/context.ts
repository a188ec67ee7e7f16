import { startEngine } from '../core/app.ts';
import type { Engine } from '../core/switching/engine.ts';
import { systemEnvironment } from '../core/system-environment.ts';
import { type Person, personAt } from './ask.ts';
import { type Output, openOutput } from './output.ts';

/** What a command works with. The engine starts when a command first asks for it, never for help. */
export interface Context {
  readonly output: Output;
  readonly person: Person;
  engine(): Promise<Engine>;
}

export function openContext(script: string, isJson: boolean): Context {
  let engine: Promise<Engine> | undefined;
  let person: Person | undefined;
  return {
    output: openOutput({ stdout: process.stdout, stderr: process.stderr, variables: process.env }, isJson),
    get person() {
      person ??= personAt(process);
      return person;
    },
    engine: () => {
      engine ??= startEngine(systemEnvironment(script));
      return engine;
    },
  };
}
