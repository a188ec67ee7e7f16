import type { links as pattern } from '../en/links.ts';
import type { Area } from '../message.ts';

export const links: Area<typeof pattern> = {
  'links.title': 'リンクがプロバイダーの追加を求めています',
  'links.question':
    'コーディングクライアントへの入力を含むリクエストがこのホストに送られます。送り主がわかる場合だけ追加してください。切り替えは行われません。',
  'links.private': 'このアドレスはこのマシンかプライベートネットワークにあります。',
  'links.add': 'プロバイダーを追加',
  'links.name': '名前',
  'links.base-url': 'ベース URL',
  'links.wire': '方式',
  'links.model': 'モデル',
  'links.small-model': '小型モデル',
  'links.models': 'モデル一覧',
  'links.headers': 'ヘッダー',
  'links.query': 'クエリパラメーター',
  'links.options': 'オプション',
  'links.key': 'キー',
  'links.key-none': 'なし',
};
