import { goldenCases } from '../../../e2e/support/golden.ts';
import { openclaw } from './openclaw.ts';

goldenCases(openclaw, new URL('./fixtures/', import.meta.url));
