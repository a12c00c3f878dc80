import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';

/** What browsers have and jsdom lacks. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
});
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
Object.defineProperty(window, 'matchMedia', {
  value: (media: string) => ({
    media,
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
});
// Nothing is laid out, so fields that grow with their text measure no frame around it.
const computed = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => {
  const style = computed(element);
  const read = style.getPropertyValue.bind(style);
  style.getPropertyValue = (name) => (/^(padding|border)/.test(name) ? '0px' : read(name));
  return style;
};
