import { Turns } from './turns';

it('finds what comes in any moment of its ending', async () => {
  let waiting = 0;
  let done = 0;
  const turns = new Turns(
    () => waiting > 0,
    async () => {
      await null;
      done += waiting;
      waiting = 0;
    },
  );
  const bring = () => {
    waiting++;
    turns.wake();
  };
  bring();
  for (let microtasks = 0; microtasks < 20; microtasks++) {
    await null;
    bring();
    await turns.settle();
    expect(done).toBe(microtasks + 2);
  }
  for (let apart = 0; apart < 12; apart++) {
    bring();
    for (let i = 0; i < apart; i++) await null;
    bring();
    await turns.settle();
  }
  expect({ waiting, done }).toEqual({ waiting: 0, done: 21 + 24 });
});

it('takes one turn at a time', async () => {
  let left = 5;
  let together = 0;
  const turns = new Turns(
    () => left > 0,
    async () => {
      expect(++together).toBe(1);
      left--;
      await null;
      together--;
    },
  );
  for (let i = 0; i < 10; i++) turns.wake();
  await turns.settle();
  expect(left).toBe(0);
});

it('gathers what comes within the pace, but lets nobody wait who comes after a rest', async () => {
  const took: number[] = [];
  let waiting = 0;
  const turns = new Turns(
    () => waiting > 0,
    async () => {
      took.push(waiting);
      waiting = 0;
    },
    30,
  );
  const bring = () => {
    waiting++;
    turns.wake();
  };
  const microtasks = async () => {
    for (let i = 0; i < 20; i++) await null;
  };
  bring();
  await microtasks();
  expect(took).toEqual([1]);
  for (let i = 0; i < 5; i++) {
    bring();
    await microtasks();
  }
  expect(took).toEqual([1]);
  await turns.settle();
  expect(took).toEqual([1, 5]);
});
