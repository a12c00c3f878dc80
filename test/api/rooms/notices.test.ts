import { noticesCases } from '../cases/notices';
import { walk } from '../walk';

walk('notices', noticesCases);
