import { mkdir, writeFile } from 'node:fs/promises';
import { build, type Configuration } from 'electron-builder';
import { configuration, packageFolder } from './electron-builder.ts';
import { makePackageIcons } from './icons/make-icons.ts';
import { licensesText } from './package-licenses.ts';

interface PackageOptions {
  /** Only the unpacked folder, no installers. */
  readonly isFolder: boolean;
  /** Takes the place of what the configuration says. */
  readonly changes?: Partial<Configuration>;
}

/** Packs what `npm run build` made, for the system that this runs on. */
export async function packageApp({ isFolder, changes = {} }: PackageOptions): Promise<readonly string[]> {
  await makePackageIcons(packageFolder);
  await mkdir(packageFolder, { recursive: true });
  await writeFile(`${packageFolder}/licenses.txt`, await licensesText());
  return build({ dir: isFolder, config: { ...configuration, ...changes }, publish: 'never' });
}
