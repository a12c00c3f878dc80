import { open } from '@/shared/navigation';
import { sessionPages } from './pages';

export const openSettings = () => open(sessionPages.urls.settings);
export const openAbout = () => open(sessionPages.urls.about);
