import { keepCompiled, runCompiled } from '../cli/compiled.ts';

// Run by plain Node in a temporary home: what a person does every day, after which V8 knows what that needs, and keeps
// it. The first switches make what later ones find: a history, a backup, keys of ours in the client's file.
const bundle = process.argv[2] ?? '';
const { exports, script } = runCompiled<typeof import('../cli/program.ts')>(bundle);
const say = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const add = (id: string) => ['add', id, '--base-url', `https://${id}.example/v1`, '--model', 'm', '--no-key'];
const use = (id: string) => ['use', id, '--client', 'codex'];
const lines = [add('one'), add('two'), use('one'), use('two'), use('one'), ['complete', '--', 'use', '']];
const codes: number[] = [];
for (const line of lines) codes.push(await exports.runProgram(line, bundle));
keepCompiled(bundle, script);
process.stdout.write = say;
if (codes.some((code) => code !== 0)) process.exitCode = 1;
