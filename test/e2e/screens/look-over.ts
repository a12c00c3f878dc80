import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page stands, as sentences: wider than its window, text that is cut without an ellipsis,
 * names of messages in place of their words, and Chinese in an English page.
 * @param own texts that are the brand's or people's own words, which no switch of language translates
 */
export function lookOver(page: Page, language: 'zh-CN' | 'en', own: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ([english, ownWords]) => {
      const faults: string[] = [];
      const scroller = document.scrollingElement as Element;
      if (scroller.scrollWidth > window.innerWidth + 1)
        faults.push(`is ${scroller.scrollWidth} px wide in a window of ${window.innerWidth}`);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        const element = node.parentElement;
        if (!text || !element || !seen(element)) continue;
        if (cut(element)) faults.push(`cuts “${text.slice(0, 60)}” (${nameOf(element)})`);
        if (/^[a-z][\w-]*(\.[a-z][\w-]*)+$|undefined|\bNaN\b|\[object|\{\w+\}/.test(text) && !theirs(element))
          faults.push(`shows the raw “${text.slice(0, 60)}” (${nameOf(element)})`);
        if (english && /[\u3400-\u9fff]/.test(without(text)) && !theirs(element))
          faults.push(`speaks Chinese: “${text.slice(0, 60)}” (${nameOf(element)})`);
      }
      return [...new Set(faults)];

      function seen(element: Element): boolean {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && element.checkVisibility({ checkVisibilityCSS: true });
      }
      function cut(element: HTMLElement): boolean {
        const style = getComputedStyle(element);
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return false;
        const wide = element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(style.overflowX);
        const high = element.scrollHeight > element.clientHeight + 2 && /hidden|clip/.test(style.overflowY);
        return element.clientWidth > 0 && (wide || high);
      }
      /** Bodies of contents, messages, and the names of languages in themselves. */
      function theirs(element: Element): boolean {
        return (
          element.closest('.article__body, .bubble__text, textarea, [lang]:not(html), [data-private]') !==
          null
        );
      }
      function without(text: string): string {
        let rest = text;
        for (const word of ownWords) rest = rest.split(word).join('');
        return rest;
      }
      function nameOf(element: Element): string {
        return `${element.tagName.toLowerCase()}.${element.className || element.parentElement?.className}`;
      }
    },
    [language === 'en', [...own].sort((a, b) => b.length - a.length)] as const,
  );
}
