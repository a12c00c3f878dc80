export const document = { getElementById: () => null };
export const hooks = { tap() {} };
