import { locale } from '@/shared/i18n';
import './document-h5.scss';
import './enter-key.h5';
import './router.h5';

// Faces, quotes and voices follow the language.
const nameLanguage = () => {
  document.documentElement.lang = locale.get();
};
locale.subscribe(nameLanguage);
nameLanguage();

/** Controls that are not native ones answer to the keyboard as native ones do. */
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  const control = (event.target as HTMLElement | null)?.closest?.<HTMLElement>('.tap');
  if (!control || control !== event.target) return;
  event.preventDefault();
  control.click();
});
