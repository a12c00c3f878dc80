import { createElement, type ReactNode } from 'react';

interface Props {
  className?: string;
  children?: ReactNode;
  [attribute: string]: unknown;
}
/** What a browser would not know as an attribute. */
const OWN =
  /^(hover|scroll|enhanced|showScrollbar|catchMove|userSelect|lazyLoad|mode|placeholderClass|autoHeight|cursorSpacing|confirmType|showConfirmBar|openType|onAgree|maxlength|range|onConfirm)/;

const as =
  (element: string) =>
  ({ children, ...props }: Props) => {
    const known = Object.fromEntries(Object.entries(props).filter(([name]) => !OWN.test(name)));
    return createElement(element, known, children);
  };

export const View = as('div');
export const Text = as('span');
export const ScrollView = as('div');
export const Button = as('button');
export const Image = as('img');
export const Picker = as('div');

interface FieldProps {
  className?: string;
  value?: string;
  placeholder?: string;
  onInput?(event: { detail: { value: string } }): void;
}
const field =
  (element: 'input' | 'textarea') =>
  ({ className, value, placeholder, onInput }: FieldProps) =>
    createElement(element, {
      className,
      value,
      placeholder,
      onChange: (event: { target: { value: string } }) =>
        onInput?.({ detail: { value: event.target.value } }),
    });

export const Input = field('input');
export const Textarea = field('textarea');
