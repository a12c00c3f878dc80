import { insightsCases } from '../cases/insights';
import { walk } from '../walk';

walk('insights', insightsCases);
