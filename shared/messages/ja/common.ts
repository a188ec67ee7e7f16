import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': '閉じる',
  'common.cancel': 'キャンセル',
  'common.undo': '元に戻す',
  'common.retry': '再試行',
};
