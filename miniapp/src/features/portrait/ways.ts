import { open } from '@/shared/navigation';
import { portraitPages } from './pages';

export const openMyData = () => open(portraitPages.urls['my-data']);
