import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': '「{id}」というクライアントはありません。',
  'problems.client.unknown.fix': '次のいずれかを指定してください：{clients}。',
  'notes.client.shadow': '{message}{fix}',
};
