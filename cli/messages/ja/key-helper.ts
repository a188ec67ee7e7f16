import type { Area } from '../../../shared/messages/message.ts';
import type { keyHelper as pattern } from '../en/key-helper.ts';

export const keyHelper: Area<typeof pattern> = {
  'problems.helper.no-key.cause': '{provider} のキーはここにありません。',
  'problems.helper.no-key.fix': '次で保存してください：switchyard key set {provider}',
  'problems.helper.index-broken.cause': '{file} を読み取れません。',
  'problems.helper.index-broken.fix': '次を実行してください：switchyard status',
  'helper.usage': '使い方：switchyard key print <プロバイダー>',
  'helper.request-too-long': '要求が長すぎます',
  'helper.request-no-object': '要求がオブジェクトではありません',
  'helper.request-version': '要求がプロトコルの版 {version} ではありません',
  'helper.request-without-ids': '要求に ID の一覧がありません',
  'helper.no-request': '標準入力に要求が来ませんでした。',
};
