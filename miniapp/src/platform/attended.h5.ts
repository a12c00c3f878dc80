/** Whether somebody points at an element or has the focus in it. */
export const attended = (selector: string): boolean =>
  document.querySelector(`${selector}:hover, ${selector}:focus-within`) !== null;
