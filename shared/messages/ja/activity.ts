import type { activity as pattern } from '../en/activity.ts';
import type { Area } from '../message.ts';

export const activity: Area<typeof pattern> = {
  'activity.title': 'アクティビティ',
  'activity.status': 'クライアントの状態',
  'activity.all-well': '選択はすべてそのままクライアントに反映されています。',
  'activity.history': '履歴',
  'activity.history-empty': 'まだ何も変更していません。',
  'activity.undo-last': '最後の変更を元に戻す…',
  'activity.undone': '取り消し済み',
  'activity.restore': 'この前に戻す…',
  'activity.restore-of': 'この操作の前に戻す：{act}',
  'activity.tests': 'テスト',
  'activity.tests-empty': 'まだテストしたプロバイダーはありません。',
  'activity.test-again': 'もう一度テスト',
  'activity.test-again-of': '{provider} をもう一度テスト',
  'activity.did-use': '{client} が {provider} を使用',
  'activity.did-use-model': '{client} が {provider} · {model} を使用',
  'activity.did-use-official': '{client} が自身のログインを使用',
  'activity.did-undo': '{client}：変更を元に戻しました',
  'activity.did-restore': '{client}：以前の状態に戻しました',
  'activity.did-repair': '{client}：修復しました',
  'activity.did-import': '{client}：キーをキーチェーンに移しました',
  'activity.did-forget': '{client}：削除したプロバイダーの痕跡を消しました',
  'activity.did-leave': '{client}：すべての痕跡を消しました',
};
