import { startEngine } from '../core/app/start-engine.ts';
import type { Environment } from '../core/environment.ts';
import type { Engine } from '../core/switching/engine.ts';
import { systemEnvironment } from '../core/system-environment.ts';
import { type Person, personAt } from './ask.ts';
import { type Output, openOutput } from './output.ts';

/** What a command works with. The engine starts when a command first asks for it, never for help. */
export interface Context {
  readonly output: Output;
  readonly person: Person;
  /** The program that runs, absolute and without links: what belongs to it lies beside it. */
  readonly script: string;
  readonly environment: Environment;
  engine(): Promise<Engine>;
}

export function openContext(script: string, isJson: boolean): Context {
  let engine: Promise<Engine> | undefined;
  let person: Person | undefined;
  const environment = systemEnvironment(script);
  return {
    script,
    environment,
    output: openOutput({ stdout: process.stdout, stderr: process.stderr, variables: process.env }, isJson),
    get person() {
      person ??= personAt(process);
      return person;
    },
    engine: () => {
      engine ??= startEngine(environment, 'terminal');
      return engine;
    },
  };
}
