import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': '閉じる',
  'common.cancel': 'キャンセル',
  'common.undo': '元に戻す',
  'common.redo': 'やり直す',
  'common.retry': '再試行',
  'common.screens': '画面',
  'common.activity': 'アクティビティ',
  'common.settings': '設定',
  'common.diff-create': '新しいファイル：{added} 行',
  'common.diff-change': '全 {lines} 行中 {added} 行を追加、{removed} 行を削除',
  'common.diff-delete': 'ファイルを削除：{lines} 行',
  'common.copy': 'コピー',
  'common.details': '詳細',
};
