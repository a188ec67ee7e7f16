import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': '没有客户端“{id}”。',
  'problems.client.unknown.fix': '请指定其中之一：{clients}。',
  'notes.client.shadow': '{message}{fix}',
};
