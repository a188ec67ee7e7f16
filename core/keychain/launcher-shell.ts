import type { NodePlaces } from '../node-programs.ts';
import { goneFix, type LauncherTarget, scriptOf } from './launcher-text.ts';

/**
 * For the `sh` of every system. A helper that has to kill itself ends with the status of a signal, about which shells say
 * a line of their own: that line is dropped and the status becomes 1. The working folder is left first: version managers
 * take the version of Node, and where it lies, from files of the repository in it.
 */
export function shellText({ dataFolder, self, node }: LauncherTarget): string {
  const script = scriptOf(self);
  const words = script === undefined ? self.slice(1).map(shellWord) : ['"$script"'];
  return `#!/bin/sh
# Made by Switchyard: prints keys to the coding clients of this user. Changes are overwritten.
unset NODE_OPTIONS NODE_PATH NAPI_RS_NATIVE_LIBRARY_PATH
SWITCHYARD_HOME=${shellWord(dataFolder)} ELECTRON_RUN_AS_NODE=1
export SWITCHYARD_HOME ELECTRON_RUN_AS_NODE
cd /
program=${shellWord(self[0])}
${script === undefined ? '' : `script=${shellWord(script)}\n`}fail() {
  printf 'switchyard: %s\\n' "$1" >&2
  exit 1
}
${script === undefined ? '' : goneCheck(['-f', '-s'], 'script')}${node ? nodeCheck(node) : goneCheck(['-x'], 'program')}exec 3>&2 2>/dev/null
(exec "$program" ${words.join(' ')} key "$@" 2>&3 3>&-) || exit 1
`;
}

/** An empty file, as a disk that was full leaves one, would be run by Node without a word. */
function goneCheck(tests: readonly string[], name: 'program' | 'script'): string {
  const isThere = tests.map((test) => `[ ${test} "$${name}" ]`).join(' && ');
  return `${isThere} || fail "Its program is gone from $${name}. ${goneFix}"\n`;
}

/**
 * As long as the same Node is there, no other process is started. Any other is asked for its version: at most six, and at
 * most two that don't answer within a second, so that the clients, which wait for five, still hear of the failure.
 */
function nodeCheck({ file, places }: NonNullable<LauncherTarget['node']>): string {
  return `version_of() {
  "$1" --version </dev/null &
  asked=$!
  (sleep 1; kill -9 "$asked") >/dev/null &
  wait "$asked"
  kill "$!"
}
search() {
  PATH=${shellWord([...places.folders, '/usr/bin', '/bin'].join(':'))}
  export PATH
  set --
${places.versions.map(versionsLoop).join('')}  left=6
  for one in "$program" ${places.folders.map((folder) => `${shellWord(folder)}/node`).join(' ')} "$@"; do
    [ -f "$one" ] && [ -x "$one" ] || continue
    version=$(version_of "$one")
    case $version in
      v20.19.* | v20.[2-9][0-9].* | v2[1-9].* | v[3-9][0-9].* | v[1-9][0-9][0-9].*) printf '%s\\n' "$one"; return ;;
      '') left=$((left - 3)) ;;
      *) left=$((left - 1)) ;;
    esac
    [ "$left" -gt 0 ] || return 1
  done
  return 1
}
if ! [ -x "$program" ] || ! [ "$program" -ef ${shellWord(file)} ]; then
  program=$(search 2>/dev/null) || fail "No Node 20.19 or newer was found. Install one, then run: switchyard status"
fi
`;
}

/** The newest first, as far as their names sort; none older than 20. */
function versionsLoop({ folder, inside }: NodePlaces['versions'][number]): string {
  return `  for one in ${shellWord(folder)}/v[2-9][0-9].*/${shellWord(`${inside}/node`)}; do set -- "$one" "$@"; done\n`;
}

function shellWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
