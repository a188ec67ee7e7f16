import { keepCompiled, runCompiled } from '../cli/compiled.ts';

// Run by plain Node in a temporary home: one switch, after which V8 knows what a start needs, and keeps it.
const bundle = process.argv[2] ?? '';
const { exports, script } = runCompiled<typeof import('../cli/program.ts')>(bundle);
const say = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const add = ['add', 'warm', '--base-url', 'https://warm.example/v1', '--model', 'm', '--no-key'];
const codes = [
  await exports.runProgram(add, bundle),
  await exports.runProgram(['use', 'warm', '--client', 'codex'], bundle),
];
keepCompiled(bundle, script);
process.stdout.write = say;
if (codes.some((code) => code !== 0)) process.exitCode = 1;
