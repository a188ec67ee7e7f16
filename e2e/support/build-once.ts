/** The tests of whole processes start what users start: everything that is built. */
export default async function setup(): Promise<void> {
  await import('../../build/build.ts');
}
