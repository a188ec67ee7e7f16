import { keepCompiled, runCompiled } from '../cli/compiled.ts';

// Run by plain Node in a temporary home: command lines that a person gives every day, after which V8 knows what they need,
// and keeps it.
const [bundle = '', lines = '[]'] = process.argv.slice(2);
const { exports, script } = runCompiled<typeof import('../cli/every-command.ts')>(bundle);
const codes: number[] = [];
for (const line of JSON.parse(lines)) codes.push(await exports.runProgram(line, bundle));
keepCompiled(bundle, script);
if (codes.some((code) => code !== 0)) process.exitCode = 1;
