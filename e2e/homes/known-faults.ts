/**
 * What is still wrong in the homes that every run of the tests walks, one line a class: none now. Whoever finds one that
 * can't be mended at once writes it here, and the test asks for the line to go as soon as it is. `npm run homes -- --seed 1
 * --count 100` prints a home of each.
 */
export const knownFaults: readonly string[] = [];
