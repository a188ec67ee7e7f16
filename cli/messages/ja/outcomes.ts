import type { Area } from '../../../shared/messages/message.ts';
import type { outcomes as pattern } from '../en/outcomes.ts';

export const outcomes: Area<typeof pattern> = {
  'outcomes.new-file': '新しいファイル：全 {lines} 行のうち +{added} -{removed}',
  'outcomes.changed-file': '変更：全 {lines} 行のうち +{added} -{removed}',
  'outcomes.removed-file': '削除：全 {lines} 行のうち +{added} -{removed}',
  'outcomes.dry': '何も書き込んでいません（--dry-run）。',
  'outcomes.nothing': '{act}：変更するものはありません。',
  'outcomes.left': '{client} はそのままにしました：{cause}\n  {fix}',
  'outcomes.undone': '{act}（取り消し済み）',
  'outcomes.history-sound': '履歴の項目はすべて読めます。',
  'outcomes.key-env': 'キーは変数内',
  'outcomes.key-command': 'キーはコマンドから',
  'outcomes.key-none': 'キーなし',
  'outcomes.key-plain': 'キーは {file} に平文',
  'outcomes.key-plain-hint': 'キーは {file} に平文（…{hint}）',
  'outcomes.no-candidates': '設定ファイルに独自のプロバイダーはありません。',
  'outcomes.not-importable': '取り込めません：{cause}',
  'outcomes.known-as': '{id} として登録済み',
  'outcomes.new-as': '新規：{id}',
  'outcomes.remark': '· {id}：{remark}。',
  'outcomes.keys-stay': '平文のキーはそのままです。キーチェーンに移す：switchyard import --move-keys',
  'outcomes.no-repair': '修復するものはありません。',
  'outcomes.leave-question':
    'これらのファイルからすべての痕跡を消し、プロバイダー、キー、バックアップ、履歴をすべて削除しますか？',
  'outcomes.left-all': 'すべての痕跡を消しました。ファイルに Switchyard の記述は残っていません。',
  'ask.act': '{act}。よろしいですか？',
  'ask.secret': '{question}：',
  'ask.yes-or-no': '{question} [y/N] ',
  'ask.yes': 'はい',
};
