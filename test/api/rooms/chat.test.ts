import { chatCases } from '../cases/chat';
import { walk } from '../walk';

walk('chat', chatCases);
