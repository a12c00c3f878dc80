import { open } from '@/shared/navigation';
import { chatPages } from './pages';

export const openChat = () => open(chatPages.urls.chat);
