import { goneFix, type LauncherTarget, scriptOf } from './launcher-text.ts';

/**
 * For cmd.exe, which looks for every bare name in the working folder first: a repository's. Paths of Windows hold no
 * quotes; a percent sign would name a variable.
 */
export function batchText({ dataFolder, self, system, node }: LauncherTarget): string {
  const script = scriptOf(self);
  const words = script === undefined ? self.slice(1) : ['"%script%"'];
  return [
    '@echo off',
    'rem Made by Switchyard: prints keys to the coding clients of this user. Changes are overwritten.',
    'setlocal DisableDelayedExpansion EnableExtensions',
    'cd /d "%~dp0"',
    `"${batchWord(system)}\\System32\\chcp.com" 65001 >nul`,
    'set "NODE_OPTIONS="',
    'set "NODE_PATH="',
    'set "NAPI_RS_NATIVE_LIBRARY_PATH="',
    'set "ELECTRON_RUN_AS_NODE=1"',
    `set "SWITCHYARD_HOME=${batchWord(dataFolder)}"`,
    `set "program=${batchWord(self[0])}"`,
    ...(script === undefined ? [] : [`set "script=${batchWord(script)}"`, 'if not exist "%script%" goto noscript']),
    ...(node ? nodeCheck(system, node) : ['if not exist "%program%" goto noprogram']),
    ':start',
    `"%program%" ${words.join(' ')} key %*`,
    'if errorlevel 1 exit /b 1',
    'exit /b 0',
    ':noscript',
    'set "program=%script%"',
    ':noprogram',
    `echo switchyard: Its program is gone from "%program%". ${goneFix} >&2`,
    'exit /b 1',
    ':nonode',
    'echo switchyard: No Node 20.19 or newer was found. Install one, then run: switchyard status >&2',
    'exit /b 1',
    '',
  ].join('\r\n');
}

/** One loop over all of them, because `call` would expand the percent signs of a path a second time. */
function nodeCheck(system: string, { places }: NonNullable<LauncherTarget['node']>): readonly string[] {
  if (places.folders.length === 0) return ['if not exist "%program%" goto nonode'];
  const list = places.folders.map((folder) => `"${batchWord(folder)}"`).join(' ');
  return [
    'if exist "%program%" goto start',
    'set "program="',
    // The one that runs the command of `for /f`.
    `set "ComSpec=${batchWord(system)}\\System32\\cmd.exe"`,
    `for %%d in (${list}) do if not defined program if exist "%%~d\\node.exe" for /f "tokens=1,2 delims=v." %%a in ('""%%~d\\node.exe" --version 2^>nul"') do (`,
    '  if %%a gtr 20 set "program=%%~d\\node.exe"',
    '  if %%a equ 20 if %%b geq 19 set "program=%%~d\\node.exe"',
    ')',
    'if not defined program goto nonode',
  ];
}

function batchWord(word: string): string {
  return word.replaceAll('%', '%%');
}
