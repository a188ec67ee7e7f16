import { join } from 'node:path';
import type { DrawnHome } from './drawn-home.ts';
import { comparable, type Home, type World } from './home.ts';
import { modelledClients } from './modelled-clients.ts';
import { type Product, productIn } from './product.ts';
import { walk } from './walk.ts';
import { filesBelow, worldOnDisk } from './world-on-disk.ts';

/** A home as our `use` left it, and what the model says that the client sends from it. */
export interface UsedHome {
  readonly home: Home;
  readonly expected: unknown;
}

/** Every state in which a `use` left the home while it was walked. */
export async function usedHomes(drawn: DrawnHome): Promise<readonly UsedHome[]> {
  const used: UsedHome[] = [];
  await walk(drawn, (folder, variables) => {
    const product = productIn(folder, variables);
    const run: Product['run'] = async (args, piped) => {
      const said = await product.run(args, piped);
      if (args[0] !== 'use' || said.code !== 0) return said;
      const world = worldOnDisk(folder, drawn.home, product);
      used.push({ home: homeIn(folder, drawn, product), expected: expectedIn(drawn, world) });
      return said;
    };
    return { ...product, run };
  });
  return used;
}

function expectedIn({ client }: DrawnHome, world: World): unknown {
  return comparable(modelledClients[client].wouldSend(world));
}

/** The files as text again; in place of our launcher one that prints what the keychain in memory holds. */
function homeIn(folder: string, { home }: DrawnHome, product: Product): Home {
  const launcher = join(product.dataFolder, 'bin', 'switchyard-key');
  const files = filesBelow(folder, (path) => !/^(?:bin|\.local\/share\/switchyard)\//.test(path));
  const placed = ([path, bytes]: readonly [string, string]) => {
    const text = Buffer.from(bytes, 'latin1').toString('utf8');
    return [path, text.replaceAll(launcher, '$HOME/bin/switchyard-key').replaceAll(folder, '$HOME')] as const;
  };
  return {
    ...home,
    files: Object.fromEntries(Object.entries(files).map(placed)),
    programs: { ...home.programs, 'switchyard-key': launcherScript(product.keychain) },
  };
}

/** Answers to both protocols of our launcher: one key by its name, or all at once. */
function launcherScript(keychain: ReadonlyMap<string, string>): string {
  const cases = [...keychain].map(([ref, key]) => `  '${ref}') echo '${key}';;`);
  const answer = JSON.stringify({ protocolVersion: 1, values: Object.fromEntries(keychain) });
  return `#!/bin/sh
if [ "$1" = openclaw ]; then echo '${answer}'; exit; fi
case "$2" in
${cases.join('\n')}
  *) exit 1;;
esac
`;
}
