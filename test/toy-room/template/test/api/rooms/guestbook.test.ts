import { guestbookCases } from '../cases/guestbook';
import { walk } from '../walk';

walk('guestbook', guestbookCases);
