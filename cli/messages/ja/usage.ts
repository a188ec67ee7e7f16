import type { Area } from '../../../shared/messages/message.ts';
import type { usage as pattern } from '../en/usage.ts';

export const usage: Area<typeof pattern> = {
  'usage.error': 'エラー：{words}',
  'usage.see': '（参照：switchyard --help）',
  'usage.no-command': 'コマンドがありません。',
  'usage.unknown-command': '不明なコマンド「{name}」',
  'usage.unknown-option': '不明なオプション「{name}」',
  'usage.did-you-mean': '{words}\n（{name} のことですか？）',
  'usage.did-you-mean-one': '{words}\n（次のどれかのことですか：{names}）',
  'usage.missing-argument': '必須の引数「{name}」がありません',
  'usage.option-without-value': 'オプション「{option}」の値がありません',
  'usage.too-many-arguments': { other: '「{command}」の引数が多すぎます。{count} 個のところ {given} 個あります。' },
  'usage.option-not-allowed': 'オプション「{option}」の値「{value}」は使えません。選べるのは {choices} です。',
  'usage.option-invalid': 'オプション「{option}」の値「{value}」は使えません。{reason}',
  'usage.most': '1 から 200 までの数を指定してください。',
  'usage.level': '1 から {most} までの数を指定してください。',
  'usage.unknown-shell': '不明なシェルです。使えるもの：{shells}',
  'usage.which-client': 'どのクライアントかを指定してください：{choices}',
};
