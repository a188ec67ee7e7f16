import { startEngine } from '../core/app/start-engine.ts';
import type { Environment } from '../core/environment.ts';
import type { Engine } from '../core/switching/engine.ts';
import { type Person, personAt } from './ask.ts';
import { type Output, openOutput } from './output.ts';
import { standardSink } from './sink.ts';
import type { Words } from './words.ts';

/** What a command works with. The engine starts when a command first asks for it, never for help. */
export interface Context {
  readonly output: Output;
  readonly person: Person;
  /** In the language of this person. */
  readonly words: Words;
  /** The program that runs, absolute and without links: what belongs to it lies beside it. */
  readonly script: string;
  readonly environment: Environment;
  engine(): Promise<Engine>;
}

interface Outside {
  readonly script: string;
  readonly environment: Environment;
  readonly words: Words;
  readonly isJson: boolean;
}

export function openContext({ script, environment, words, isJson }: Outside): Context {
  let engine: Promise<Engine> | undefined;
  let person: Person | undefined;
  return {
    script,
    environment,
    words,
    output: openOutput(
      {
        stdout: standardSink(1, process.platform, () => process.stdout),
        stderr: standardSink(2, process.platform, () => process.stderr),
        variables: process.env,
      },
      isJson,
      words,
    ),
    get person() {
      person ??= personAt(process, words);
      return person;
    },
    engine: () => {
      engine ??= startEngine(environment, 'terminal');
      return engine;
    },
  };
}
