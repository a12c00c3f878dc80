import type { PlatformShare } from './share';

export const platformShare: PlatformShare | null = {
  async link(title, url) {
    if (navigator.share) {
      try {
        await navigator.share({ title, url });
        return 'shared';
      } catch (error) {
        if ((error as Error).name === 'AbortError') return 'given-up';
      }
    }
    return (await copy(url)) ? 'copied' : 'given-up';
  },
};

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The clipboard API exists on secure origins only. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
