/** Tells when another tab of this browser keeps something else under a key of `storage.ts`, or forgets it. */
export function onOtherTab(key: string, listener: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener();
  });
}
