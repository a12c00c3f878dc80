// Preloaded into the product (`NODE_OPTIONS=--require`), whose clock then runs from another instant: yesterday's data
// must be as old as it was when it was kept, however long that has been. Everything that asks for the time is meant.
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const Real = Date;

const Shifted = new Proxy(Real, {
  construct: (_, given, made) =>
    Reflect.construct(Real, given.length ? given : [Real.now() + ahead], made === Shifted ? Real : made),
  apply: () => new Real(Real.now() + ahead).toString(),
  get: (_, key) => (key === 'now' ? () => Real.now() + ahead : Reflect.get(Real, key)),
});
Real.prototype.constructor = Shifted;
globalThis.Date = Shifted;
