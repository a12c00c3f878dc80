import { open } from '@/shared/navigation';
import { contentPages } from './pages';

export const articleUrl = (id: string) => `${contentPages.urls.article}?id=${id}`;
export const openArticle = (id: string) => open(articleUrl(id));
export const openFavourites = () => open(contentPages.urls.favourites);
