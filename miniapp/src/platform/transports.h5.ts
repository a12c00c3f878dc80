export const transports = ['websocket'] as const;
