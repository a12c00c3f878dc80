import { ApiError } from '@wanglai/client';
import { EMPTY_DRAFT, missingFields, sameDraft, topicsOf } from './draft';
import { fieldErrors } from './field-errors';

const draft = { ...EMPTY_DRAFT, title: '夜里的一杯', body: '慢一点', topics: ['pour-over'] };

test('what is missing is found before the server is asked', () => {
  expect(missingFields(EMPTY_DRAFT)).toEqual(['title', 'body', 'topics']);
  expect(missingFields({ ...draft, title: ' '.repeat(3) })).toEqual(['title']);
  expect(missingFields({ ...draft, topics: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual(['topics']);
  expect(missingFields(draft)).toEqual([]);
});

test('topics are chosen or typed', () => {
  const known = [{ key: 'pour-over', label: '手冲', colour: '#000000', icon: 'droplet' }];
  expect(topicsOf(['pour-over', ' 手冲 ', '茶点', ' '], known)).toEqual(['pour-over', '茶点']);
  expect(missingFields({ ...draft, topics: ['pour-over', '茶点'] })).toEqual([]);
  expect(missingFields({ ...draft, topics: ['<b>'] })).toEqual(['topics']);
});

test('a draft is the same whatever the order of its fields', () => {
  const { kind, ...rest } = draft;
  expect(sameDraft({ ...rest, kind }, draft)).toBe(true);
  expect(sameDraft({ ...draft, topics: [] }, draft)).toBe(false);
});

test('bad fields of the server stand at their field, others are left to the message', () => {
  const fields = [
    { path: 'topics.0', message: 'unknown' },
    { path: 'body.title', message: 'too long' },
    { path: 'body', message: 'empty' },
    { path: 'nonsense', message: 'x' },
  ];
  const problem = {
    type: '',
    title: '',
    status: 400,
    code: 'request.invalid',
    message: '',
    requestId: '',
    fields,
  };
  expect(fieldErrors(new ApiError(problem), (message) => `! ${message}`)).toEqual({
    topics: '! unknown',
    title: '! too long',
    body: '! empty',
  });
});
