import { csvOf } from './csv-of';

test('an exported audit opens in a spreadsheet, whatever names hold', () => {
  const entry = {
    id: '1',
    at: '2026-11-26T07:00:00.000Z',
    staff: { id: 's1', name: '=cmd|"x",沈安' },
    action: 'staff.change-member',
    subjects: [
      { kind: 'staff', id: 's2' },
      { kind: 'person', id: null },
    ],
    requestId: 'r1',
  };
  expect(csvOf([entry])).toBe(
    '\ufeff"at","staff","staffId","action","subjects","requestId"\r\n' +
      '"2026-11-26T07:00:00.000Z","\'=cmd|""x"",沈安","s1","staff.change-member","staff:s2 person:","r1"\r\n',
  );
});
