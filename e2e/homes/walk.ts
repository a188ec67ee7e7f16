import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { writeHome } from './asked-client.ts';
import { type Difference, differences } from './difference.ts';
import type { DrawnHome } from './drawn-home.ts';
import type { Outcome } from './home.ts';
import { modelledClients } from './modelled-clients.ts';
import { type Product, productIn, type Said } from './product.ts';
import { candidatesIn, isDone, isWarned, problemIn, statusIn } from './reply.ts';
import { filesBelow, worldOnDisk } from './world-on-disk.ts';

/** What was wrong in a home. */
export interface Fault {
  /** After which act it was seen. */
  readonly step: Step;
  readonly kind:
    | Difference['kind']
    | 'another byte'
    | 'a key in sight'
    | 'a surprise'
    | 'a broken promise'
    | 'a needless refusal'
    | 'a wrong status'
    | 'imported again';
  /** What it is about: the place of a key, the names of fields. Faults of one act, kind and subject have one cause, mostly. */
  readonly about: string;
  readonly detail: string;
}

type Step = 'status' | 'import' | 'import --move-keys' | 'use' | 'undo' | 'leave';

export interface Walked {
  readonly faults: readonly Fault[];
  /** How far it came: what was refused, and by which problem. */
  readonly ends: readonly string[];
}

const unlikelyPlaces: readonly string[] = ['key in env_key', 'key in the path', 'header of any name'];

/** In memory where the system has such a place: it spares the walk of thousands of homes its waits for a disk. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Takes one home through import, use, undo and leave, and looks after each act at what the client would send. */
export async function walk(drawn: DrawnHome, enter = productIn): Promise<Walked> {
  const folder = realpathSync(mkdtempSync(join(parent, 'switchyard-drawn-')));
  try {
    mkdirSync(join(folder, 'work'));
    writeHome(drawn.home, folder, (text) => text.replaceAll('$HOME', folder));
    return await new Walk(drawn, folder, enter(folder, drawn.home.variables)).toEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Walk {
  readonly #drawn: DrawnHome;
  readonly #folder: string;
  readonly #product: Product;
  readonly #faults: Fault[] = [];
  readonly #ends: string[] = [];
  /** The keys that are left in files when those that can be moved were. */
  #plain: ReadonlySet<string>;

  constructor(drawn: DrawnHome, folder: string, product: Product) {
    this.#drawn = drawn;
    this.#folder = folder;
    this.#product = product;
    this.#plain = new Set(drawn.keys.keys());
  }

  async toEnd(): Promise<Walked> {
    const before = this.#would();
    const files = this.#files();
    const { client, movesKeys } = this.#drawn;
    this.#judgeStatus(before, await this.#run('status', ['status', '--json']));
    await this.#run('status', ['repair', '--client', client, '--dry-run', '--json']);
    this.#expectBytes('status', files);
    await this.#run('import', ['import', '--client', client, '--yes', '--json']);
    this.#expectSame('import', before);
    this.#expectBytes('import', files);
    if (movesKeys) {
      await this.#run('import --move-keys', ['import', '--client', client, '--move-keys', '--yes', '--json']);
      this.#plain = this.#plainKeys();
      this.#expectSame('import --move-keys', before);
    }
    await this.#switchAndBack(before);
    const provider = await this.#switchTo(before);
    if (provider !== undefined) await this.#expectCurrent(provider);
    await this.#run('status', ['status']);
    const left = await this.#run('leave', ['leave', '--yes', '--json']);
    if (isDone(left)) {
      this.#expectSame('leave', before);
      if (!movesKeys) this.#expectBytes('leave', files);
    }
    return { faults: this.#faults, ends: this.#ends };
  }

  /** Where the client's own settings alone decide, status shows what they lead to, and names each key in plain text. */
  #judgeStatus(before: Outcome, said: Said): void {
    const { client } = this.#drawn;
    const status = statusIn(said, client);
    const wrong = (about: string, detail: string) =>
      this.#fault({ step: 'status', kind: 'a wrong status', about, detail });
    if (!status || status.problem !== undefined) {
      if (before.kind === 'sends') wrong('a problem', 'the client works, and status has a problem with its file');
      return;
    }
    const [plain] = [...this.#drawn.inSettings()].sort();
    if (plain !== undefined && status.plainKeys.length === 0) wrong(plain, 'a key in plain text is not named');
    const { model, baseUrl, kind } = status.current;
    if (before.kind === 'refuses' || status.shadows.length > 0 || kind === 'official') return;
    const { url, model: asked } = before.sent;
    // OpenCode may call a model by another name than its provider does.
    if (client !== 'opencode' && model !== undefined && model !== asked) wrong('the model', `${model} for ${asked}`);
    // Part of it may be hidden, where a key stands in it.
    const shown = baseUrl?.includes('•') ? undefined : baseUrl?.replace(/\/+$/, '');
    if (shown !== undefined && !url.startsWith(shown)) wrong('the address', `${shown} for ${url}`);
  }

  async #switchAndBack(before: Outcome): Promise<void> {
    const files = this.#files();
    if ((await this.#switchTo(before)) === undefined || isDeepStrictEqual(this.#files(), files)) return;
    const undone = await this.#run('undo', ['undo', '--client', this.#drawn.client, '--json']);
    if (!isDone(undone)) {
      const problem = problemIn(undone) ?? 'no reason';
      this.#fault({ step: 'undo', kind: 'a needless refusal', about: problem, detail: undone.text.slice(0, 500) });
      return;
    }
    this.#expectSame('undo', before);
    this.#expectBytes('undo', files);
  }

  /** `use` of the provider that the client uses already, and which that is; undefined where it is none of ours or was refused. */
  async #switchTo(before: Outcome): Promise<string | undefined> {
    const { client } = this.#drawn;
    const found = candidatesIn(await this.#run('import', ['import', '--client', client, '--dry-run', '--json']));
    for (const { foreignId, isKnown, provider } of found)
      if (provider && !isKnown) this.#importedAgain(foreignId, provider.id);
    const provider = found.find(({ isCurrent }) => isCurrent)?.provider?.id;
    if (provider === undefined) {
      this.#ends.push('use: nothing of ours is current');
      return undefined;
    }
    const files = this.#files();
    let used = await this.#run('use', ['use', provider, '--client', client, '--json']);
    const key = problemIn(used) === 'key-not-entered' ? this.#keyIn(before) : undefined;
    if (key !== undefined) {
      // Asked for the key, the person enters the one that the client has.
      await this.#run('use', ['key', 'set', provider, '--key-stdin', '--json'], key);
      used = await this.#run('use', ['use', provider, '--client', client, '--json']);
    }
    if (!isDone(used)) {
      this.#refused(before, problemIn(used) ?? 'no reason', key !== undefined);
      this.#expectBytes('use', files);
      return undefined;
    }
    if (before.kind === 'sends') this.#expectSame('use', before, isWarned(used));
    else if (!isWarned(used) && this.#would().kind === 'refuses') {
      const detail = `use says nothing of it: ${before.why}`;
      this.#fault({ step: 'use', kind: 'a broken promise', about: before.why, detail });
    }
    return provider;
  }

  /** What was imported just now is known from then on. */
  #importedAgain(foreignId: string, provider: string): void {
    const start = `entry ${foreignId}: `;
    const about = this.#drawn.parts.find((part) => part.startsWith(start))?.slice(start.length) ?? 'another part';
    this.#fault({ step: 'import', kind: 'imported again', about, detail: `${foreignId} would be ${provider} as well` });
  }

  async #expectCurrent(provider: string): Promise<void> {
    const { client } = this.#drawn;
    const status = statusIn(await this.#run('status', ['status', '--json']), client);
    if (status?.current.kind === 'ours' && status.current.provider === provider) return;
    const detail = `${JSON.stringify(status?.current)} after use ${provider}`;
    this.#fault({ step: 'use', kind: 'a wrong status', about: 'who is current', detail });
  }

  /** The key that a request carries where keys usually are. */
  #keyIn(before: Outcome): string | undefined {
    if (before.kind === 'refuses') return undefined;
    const { authorization = '', 'x-api-key': apiKey = '' } = before.sent.headers;
    return [authorization.replace(/^Bearer /, ''), apiKey].find((text) => this.#drawn.keys.has(text));
  }

  /** A refusal with a reason is fine, unless what is missed stands in the file or was entered just now. */
  #refused(before: Outcome, problem: string, isEntered: boolean): void {
    this.#ends.push(`use: ${problem}`);
    const isNamed = before.kind === 'sends' && JSON.stringify(this.#drawn.home.files).includes(before.sent.model);
    if (!isEntered && (problem !== 'model-missing' || !isNamed)) return;
    const detail = isEntered ? 'after its key was entered' : 'the client asks for a model by name, and none is known';
    this.#fault({ step: 'use', kind: 'a needless refusal', about: problem, detail });
  }

  async #run(step: Step, args: readonly string[], piped?: string): Promise<Said> {
    const said = await this.#product.run(args, piped);
    const shown = [...this.#drawn.keys.keys()].filter((key) => said.text.includes(key));
    if (shown.length > 0) this.#keyInSight(step, shown, `in what ${args[0]} prints`);
    if (/\n\s+at .*:\d+:\d+/.test(said.text) || problemIn(said) === 'unexpected')
      this.#fault({ step, kind: 'a surprise', about: this.#drawn.place, detail: said.text.slice(0, 500) });
    for (const { path, keys } of this.#ownFilesHolding()) this.#keyInSight(step, keys, `in ${path}`);
    return said;
  }

  /** Once seen, it is seen after each act. */
  #keyInSight(step: Step, keys: readonly string[], detail: string): void {
    if (this.#faults.some(({ kind }) => kind === 'a key in sight')) return;
    const places = [...new Set(keys.flatMap((key) => this.#drawn.keys.get(key) ?? []))].sort();
    // A key may stand in several places: those that nobody takes for one give it away.
    const about = places.find((place) => unlikelyPlaces.includes(place)) ?? places.join(' + ');
    this.#fault({ step, kind: 'a key in sight', about, detail });
  }

  #fault(fault: Fault): void {
    const isSame = ({ step, kind, about }: Fault) =>
      step === fault.step && kind === fault.kind && about === fault.about;
    if (!this.#faults.some(isSame)) this.#faults.push(fault);
  }

  #would(): Outcome {
    return modelledClients[this.#drawn.client].wouldSend(worldOnDisk(this.#folder, this.#drawn.home, this.#product));
  }

  /** What `use` warns of may have another body: limits and effort are no account. */
  #expectSame(step: Step, before: Outcome, mayDiffer = false): void {
    const now = this.#would();
    // A client that works better than before is no fault.
    if (before.kind === 'refuses') return;
    if (now.kind === 'refuses') {
      this.#fault({ step, kind: 'a broken promise', about: now.why, detail: `the client worked, and now: ${now.why}` });
      return;
    }
    for (const { kind, about, detail } of differences(before.sent, now.sent))
      if (kind !== 'another body' || !mayDiffer) this.#fault({ step, kind, about: about ?? this.#drawn.place, detail });
  }

  /** Everything in the home but our own folder. */
  #files(): Readonly<Record<string, string>> {
    return filesBelow(this.#folder, (path) => !path.startsWith('.local/share/switchyard'));
  }

  #expectBytes(step: Step, before: Readonly<Record<string, string>>): void {
    const now = this.#files();
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
      (name) => before[name] !== now[name],
    );
    if (names.length === 0) return;
    this.#fault({ step, kind: 'another byte', about: 'the files', detail: `in ${names.join(', ')}` });
  }

  /** Backups are copies of a person's files: they may hold a key until it was moved out of all of them. */
  #ownFilesHolding(): readonly { readonly path: string; readonly keys: readonly string[] }[] {
    const own = filesBelow(this.#product.dataFolder, () => true);
    return Object.entries(own).flatMap(([path, text]) => {
      const keys = [...this.#drawn.keys.keys()].filter((key) => text.includes(key));
      const isFine = path.startsWith('backups/') && keys.every((key) => this.#plain.has(key));
      return keys.length === 0 || isFine ? [] : [{ path: path.replace(/[0-9a-f]{8,}/g, '…'), keys }];
    });
  }

  /** The keys that stand in files of the person now. */
  #plainKeys(): ReadonlySet<string> {
    const live = Object.values(this.#files()).join('\n');
    return new Set([...this.#drawn.keys.keys()].filter((key) => live.includes(key)));
  }
}
