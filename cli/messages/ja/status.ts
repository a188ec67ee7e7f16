import type { Area } from '../../../shared/messages/message.ts';
import type { status as pattern } from '../en/status.ts';

export const status: Area<typeof pattern> = {
  'status.unreadable': '設定ファイルを読み取れません',
  'status.official': '自身のログイン',
  'status.unset': 'プロバイダーは未選択',
  'status.nobody': '不明',
  'status.foreign': '{choice}（Switchyard 以外の設定。参照：switchyard import --client {client}）',
  'status.key-keychain': 'キーはヘルパーがキーチェーンから取り出す',
  'status.key-env': 'キーは自分の変数から',
  'status.key-file': 'キーはファイル内（自分だけが読める）',
  'status.key-plain': 'キーは設定ファイルに平文である',
  'status.key-none': 'キーなし',
  'status.drift-ours': '前回の書き込み後に手で変更されました：{keys}',
  'status.drift-elsewhere': '前回の書き込み後に他の部分が変更されました。失われるものはありません',
  'status.found': '{name}：{text}',
  'status.not-found': '見つかりません',
  'status.at-line': '{line} 行目：{cause}',
  'status.repair': '{title}：switchyard repair --client {client}',
  'status.plain-key': '{provider} のキーが {file} に平文であります。',
  'status.plain-key-fix': '移す：switchyard import --client {client} --move-keys',
};
