import type { problems as pattern } from '../en/problems.ts';
import type { Area } from '../message.ts';

export const problems: Area<typeof pattern> = {
  'problems.locked-by-other.cause': '別の Switchyard が書き込み中で、時間内に終わりませんでした。',
  'problems.locked-by-other.fix': '少し待ってから再試行してください。',
  'problems.provider-invalid.cause': 'この状態ではプロバイダーを保存または削除できません。',
  'problems.provider-invalid.fix': '詳細を確認して直してください。',
  'problems.preset-unknown.cause': 'そのようなプリセットはありません。',
  'problems.preset-unknown.fix': '一覧から選んでください。',
  'problems.key-in-argv.cause': 'キーが誰でも読める場所にあったため、受け取りませんでした。',
  'problems.key-in-argv.fix': 'キーの欄に入力してください。',
  'problems.key-invalid.cause': '送信できるキーではありません。',
  'problems.key-invalid.fix': '引用符や改行を除いて、もう一度コピーしてください。',
  'problems.backup-unknown.cause': 'この項目は履歴にありません。',
  'problems.backup-unknown.fix': '別の項目を選んでください。',
  'problems.not-confirmed.cause': '確認されなかったため、何も行われませんでした。',
  'problems.not-confirmed.fix': '続けるには確認してください。',
  'problems.removal-gone.cause': '削除から時間が経ち、元に戻せません。',
  'problems.removal-gone.fix': 'プロバイダーをもう一度追加してください。',
  'problems.port-unusable.cause': 'このポートは使えません。',
  'problems.port-unusable.fix': '別のポートを選んでください。',
  'problems.not-supported.cause': 'ここでは実行できません。',
  'problems.not-supported.fix': 'デスクトップアプリかターミナルをお使いください。',
  'problems.usage.cause': 'このコマンドラインは解釈できません。',
  'problems.usage.fix': 'switchyard --help を参照してください。',
  'problems.details': '詳細',
};
