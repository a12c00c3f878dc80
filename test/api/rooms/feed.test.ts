import { feedCases } from '../cases/feed';
import { walk } from '../walk';

walk('feed', feedCases);
