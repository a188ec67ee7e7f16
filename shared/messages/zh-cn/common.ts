import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': '关闭',
  'common.cancel': '取消',
  'common.undo': '撤销',
  'common.retry': '重试',
};
