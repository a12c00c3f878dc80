/**
 * Taro's tab bar is made of links to `javascript:;`, which the pages' security policy refuses with an error at each
 * tap. The tap itself is heard by the bar; only the way to nowhere is taken out of it.
 */
document.addEventListener(
  'click',
  (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('a[href^="javascript:"]')) event.preventDefault();
  },
  true,
);
