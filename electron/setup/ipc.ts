import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import * as z from 'zod';
import type { App } from '../../core/app/app.ts';
import { placeOfSurprise } from '../../core/app/surprise.ts';
import { type CallName, callNames, contract, type Reply } from '../../shared/contract.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { log } from '../log.ts';
import { pageOrigin } from '../window/page-files.ts';

/** Why the one who asks is refused; undefined for the main frame of a page of ours (checklist W6). */
export function strangerIn({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): string | undefined {
  if (senderFrame === null) return 'no frame';
  if (senderFrame.parent !== null) return 'a sub-frame';
  return senderFrame.origin === pageOrigin ? undefined : 'another origin';
}

/** A call takes its one input or, where the contract says void, nothing. */
function hasRightArity(name: CallName, inputs: readonly unknown[]): boolean {
  return inputs.length === (contract[name].input instanceof z.ZodVoid ? 0 : 1);
}

/**
 * One handler for each name of the contract, and no other way in. A refusal is logged without what was sent. `onAnswered`
 * hears of what a page asked that is still there.
 */
export function setupIpc(answer: App['answer'], onAnswered: (name: CallName) => void): void {
  const leaving = new WeakMap<WebContents, AbortController>();
  for (const name of callNames)
    ipcMain.handle(name, async (event, ...inputs: unknown[]): Promise<Reply<unknown>> => {
      const stranger = strangerIn(event);
      if (stranger !== undefined || !hasRightArity(name, inputs)) {
        log(`${name} was refused: ${stranger ?? 'wrong number of inputs'}`);
        return {
          ok: false,
          problem: stranger === undefined ? problemOf('wrong-number-of-inputs') : problemOf('not-our-window'),
        };
      }
      const gone = pageLeaves(leaving, event.sender);
      // Electron would hand a rejection to the page as a text of its own.
      const reply = await answer(name, inputs[0], gone).catch((error: unknown) => {
        log(`${name}: ${placeOfSurprise(error)}`);
        return { ok: false, problem: problemOf('unexpected-in-window') } as const;
      });
      if (!gone.aborted) tell(name, onAnswered);
      return reply;
    });
}

/** What was done is done, whatever those who hear of it make of it. */
function tell(name: CallName, onAnswered: (name: CallName) => void): void {
  try {
    onAnswered(name);
  } catch (error) {
    log(`after ${name}: ${placeOfSurprise(error)}`);
  }
}

/** Ends the waiting calls of a page that is loaded anew, crashed or closed. */
function pageLeaves(leaving: WeakMap<WebContents, AbortController>, contents: WebContents): AbortSignal {
  const known = leaving.get(contents);
  if (known && !known.signal.aborted) return known.signal;
  const fresh = new AbortController();
  leaving.set(contents, fresh);
  const leave = () => {
    contents.off('did-start-loading', leave).off('render-process-gone', leave).off('destroyed', leave);
    fresh.abort();
  };
  contents.once('did-start-loading', leave).once('render-process-gone', leave).once('destroyed', leave);
  return fresh.signal;
}
