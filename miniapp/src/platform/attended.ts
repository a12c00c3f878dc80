/** Whether somebody points at an element or has the focus in it; a touch screen knows neither. */
export const attended = (_selector: string): boolean => false;
