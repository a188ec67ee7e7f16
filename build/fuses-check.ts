import { wrongFuses } from './fuses.ts';

const [binary] = process.argv.slice(2);
if (binary === undefined) throw new Error('Name the packaged binary, or on macOS the .app.');
const wrong = await wrongFuses(binary);
process.stdout.write(wrong.length === 0 ? `All fuses of ${binary} are as they must be.\n` : `${wrong.join('\n')}\n`);
if (wrong.length > 0) process.exitCode = 1;
