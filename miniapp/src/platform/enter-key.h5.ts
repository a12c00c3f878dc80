/**
 * Enter sends what was written, and its line break must not follow into the emptied field. With Shift it breaks the
 * line, and within an input method it only takes the word; of both Taro would make a sending.
 */
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLTextAreaElement)) return;
    if (event.shiftKey || event.isComposing) event.stopPropagation();
    else event.preventDefault();
  },
  true,
);
