import type { Environment } from '../../environment.ts';

/** The file that `{file:name}` in `live` stands for: below the home, or beside the file that names it. */
export function referredFile({ path, home }: Environment, live: string, name: string): string {
  return path.resolve(
    path.dirname(live),
    name.replace(/^~(?=[\\/])/, () => home),
  );
}
