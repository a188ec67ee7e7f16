import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': '「{id}」というクライアントはありません。',
  'problems.client.unknown.fix': '次のいずれかを指定してください：{clients}。',
  'notes.client.shadow': '{message}{fix}',
  'shadows.client.proxy.cause':
    'Switchyard から見える環境で {name} が設定されています。{client} はこのマシン上のプロバイダーにもそのプロキシ経由で接続し、届きません。',
  'shadows.client.proxy.fix': '{client} を起動する環境で、このマシンを除外してください：NO_PROXY=127.0.0.1,localhost',
  'shadows.client.variable-unset.cause':
    'キーを持つはずの {name} が、Switchyard から見える環境では設定されていません。',
  'shadows.client.variable-unset.fix': '{client} を起動する環境で {name} を設定してください。',
};
