const wholePatch = /\*\*\* Begin Patch[^\S\n]*\n[\s\S]*\n\*\*\* End Patch/;

/**
 * The patch in what models wrap around it: fences, `apply_patch <<'EOF' … EOF`, `command[…]`, JSON in a text. What holds
 * no whole patch stays as it is: Codex tells the model what is wrong.
 */
export function rawPatch(input: string): string {
  const plain = input.trimStart();
  if (plain.startsWith('*** Begin Patch')) return plain;
  const unescaped = wholePatch.test(input) ? input : input.replaceAll('\\n', '\n').replaceAll('\\"', '"');
  return wholePatch.exec(unescaped)?.[0] ?? input;
}
