import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { type Outcome, type Packed, pack, unpack } from '../messages.ts';
import { type StandInContents, toFrame } from './contents.ts';

type Handler = Parameters<IpcMain['handle']>[1];

export class StandInIpc extends EventEmitter implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What a page asks, in Electron's own words where it fails. */
  async invoke(contents: StandInContents, channel: string, args: readonly Packed[], url: string): Promise<Outcome> {
    const senderFrame = toFrame(url);
    const event = { sender: contents, senderFrame, frameId: 1, processId: 1, type: 'frame' };
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler(event as unknown as Electron.IpcMainInvokeEvent, ...args.map(unpack));
      return { ok: true, value: pack(value) };
    } catch (error) {
      return { ok: false, error: `Error invoking remote method '${channel}': ${error}` };
    }
  }
}
