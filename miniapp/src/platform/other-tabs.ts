/** A mini-program is open once. */
export function onOtherTab(_key: string, _listener: () => void): void {}
