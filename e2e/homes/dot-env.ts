/**
 * The pairs of an `.env` file as Codex 0.169.0 and OpenClaw 2026.9.6 read it (measured): `export` may stand before a name, quotes around a
 * value are no part of it, a bad line is skipped, and ` #` begins a comment behind an unquoted value.
 */
export function dotEnvPairs(text: string): readonly (readonly [string, string])[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.]*)\s*=\s*(.*)$/.exec(line);
    const [, name, rest = ''] = match ?? [];
    return name === undefined ? [] : [[name, plainValueOf(rest)] as const];
  });
}

function plainValueOf(rest: string): string {
  const quoted = /^(['"])(.*?)\1\s*(?:#.*)?$/.exec(rest);
  return quoted ? (quoted[2] ?? '') : rest.replace(/\s+#.*$/, '').trim();
}
