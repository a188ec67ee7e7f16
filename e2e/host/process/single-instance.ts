import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

interface Message {
  readonly argv: readonly string[];
  readonly workingFolder: string;
  readonly additionalData: unknown;
}

/** One app for each data folder: the second start leaves its arguments with the first. */
export class SingleInstance {
  private watcher: FSWatcher | undefined;
  private lock: string | undefined;

  get isHeld(): boolean {
    return this.lock !== undefined;
  }

  request(
    userData: string,
    { additionalData }: { readonly additionalData: unknown },
    onSecond: (message: Message) => void,
  ): boolean {
    if (this.isHeld) return true;
    const folder = join(userData, 'StandInSingleton');
    const letters = join(folder, 'letters');
    mkdirSync(letters, { recursive: true });
    const lock = join(folder, 'owner');
    if (!take(lock)) {
      const message: Message = { argv: process.argv, workingFolder: process.cwd(), additionalData };
      // Under its last name only when it is whole.
      writeFileSync(join(folder, `${process.pid}`), JSON.stringify(message));
      renameSync(join(folder, `${process.pid}`), join(letters, `${process.pid}`));
      return false;
    }
    this.lock = lock;
    for (const old of readdirSync(letters)) rmSync(join(letters, old));
    const open = () => {
      // The home may go before the app does.
      if (!existsSync(letters)) return;
      for (const name of readdirSync(letters)) {
        const message: Message = JSON.parse(readFileSync(join(letters, name), 'utf8'));
        rmSync(join(letters, name));
        onSecond(message);
      }
    };
    this.watcher = watch(letters, open).unref();
    return true;
  }

  release(): void {
    this.watcher?.close();
    if (this.lock !== undefined) rmSync(this.lock, { force: true });
    this.lock = undefined;
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    // Somebody has it, or had it before a crash.
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    writeFileSync(lock, `${process.pid}`);
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Nobody has this number.
    return false;
  }
}
