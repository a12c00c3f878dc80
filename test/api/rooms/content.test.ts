import { contentCases } from '../cases/content';
import { walk } from '../walk';

walk('content', contentCases);
