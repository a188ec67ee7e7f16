import { goldenCases } from '../../../e2e/support/golden.ts';
import { opencode } from './opencode.ts';

goldenCases(opencode, new URL('./fixtures/', import.meta.url));
