import { circle, ellipse, rect, shape, stroke } from './svg';

/** How a face is put together; every part is a plain shape, so that no two demo people look alike. */
interface Face {
  ground: string;
  skin: string;
  hair: string;
  coat: string;
  cut: 'bob' | 'short' | 'bun' | 'long' | 'cap' | 'curls';
  glasses?: boolean;
}

const [fair, warm, tan] = ['#f3d3b8', '#e7bb95', '#cf9a72'];
const [black, brown, grey] = ['#2a2320', '#5a3a28', '#a5a09a'];

const FACES = {
  'avatar-01': { ground: '#a5c2bb', skin: fair, hair: black, coat: '#b9563d', cut: 'bob' },
  'avatar-02': { ground: '#e3d5bd', skin: warm, hair: black, coat: '#586b43', cut: 'short', glasses: true },
  'avatar-03': { ground: '#dba64f', skin: fair, hair: brown, coat: '#fdf9f1', cut: 'bun' },
  'avatar-04': { ground: '#6f9893', skin: tan, hair: black, coat: '#f7ead3', cut: 'cap' },
  'avatar-05': { ground: '#cf8f78', skin: fair, hair: black, coat: '#3f4443', cut: 'long' },
  'avatar-06': { ground: '#98ad9c', skin: warm, hair: brown, coat: '#4a2e20', cut: 'curls' },
  'avatar-07': { ground: '#f0c9a4', skin: fair, hair: black, coat: '#3c566e', cut: 'long', glasses: true },
  'avatar-08': { ground: '#3c566e', skin: warm, hair: black, coat: '#dba64f', cut: 'short' },
  'avatar-09': { ground: '#7f9162', skin: tan, hair: brown, coat: '#fdf9f1', cut: 'bun', glasses: true },
  'avatar-10': { ground: '#d7e2dd', skin: warm, hair: grey, coat: '#6d4a57', cut: 'short' },
  'avatar-11': { ground: '#b9563d', skin: fair, hair: black, coat: '#f1e8d8', cut: 'curls' },
  'avatar-12': { ground: '#a1676a', skin: tan, hair: black, coat: '#c3cfc1', cut: 'bob' },
} satisfies Record<string, Face>;

export type AvatarSlug = keyof typeof FACES;
export const AVATAR_SLUGS = Object.keys(FACES) as AvatarSlug[];

const BEHIND: Record<Face['cut'], (hair: string) => string> = {
  bob: (hair) => rect(56, 50, 88, 90, hair, 42),
  short: () => '',
  bun: (hair) => circle(100, 34, 20, hair),
  long: (hair) => rect(54, 46, 92, 132, hair, 44),
  cap: () => '',
  curls: (hair) => circle(62, 84, 24, hair) + circle(138, 84, 24, hair) + circle(100, 58, 38, hair),
};

const FRONT: Record<Face['cut'], (face: Face) => string> = {
  bob: ({ hair }) => shape('M61 96C56 28 144 28 139 96C132 76 120 68 96 72C80 74 68 80 62 96Z', hair),
  short: ({ hair }) =>
    shape('M62 90C54 36 146 34 138 90C134 74 128 68 116 66C100 72 80 70 70 68C66 74 64 80 62 90Z', hair),
  bun: ({ hair }) => shape('M61 94C55 28 145 28 139 94C130 74 116 64 100 64S70 74 62 94Z', hair),
  long: ({ hair }) => shape('M60 112C51 24 149 24 140 112C136 84 122 70 106 64C92 76 70 82 60 112Z', hair),
  cap: ({ coat }) => shape('M58 78C56 34 144 34 142 78Z', coat) + rect(50, 72, 84, 11, '#95412d', 5),
  curls: ({ hair }) => circle(78, 62, 17, hair) + circle(100, 56, 18, hair) + circle(122, 62, 17, hair),
};

/**
 * A round portrait, 200 x 200, transparent outside the circle. Throws RangeError for an unknown slug.
 */
export function drawAvatar(slug: string): string {
  const face: Face | undefined = FACES[slug as AvatarSlug];
  if (!face) throw new RangeError(`no avatar ${slug}`);
  const ink = '#2b2622';
  const drawn = [
    circle(100, 100, 100, face.ground),
    BEHIND[face.cut](face.hair),
    shape('M28.8 170.2C36 150 66 142 100 142S164 150 171.2 170.2A100 100 0 0 1 28.8 170.2Z', face.coat),
    rect(86, 116, 28, 38, face.skin, 14),
    ellipse(100, 136, 15, 8, ink, 0.12),
    ellipse(100, 96, 38, 44, face.skin),
    FRONT[face.cut](face),
    circle(85, 98, 4, ink),
    circle(115, 98, 4, ink),
    ellipse(76, 110, 7, 4, '#b9563d', 0.25),
    ellipse(124, 110, 7, 4, '#b9563d', 0.25),
    stroke('M92 116C96 121 104 121 108 116', ink, 3.5),
    face.glasses
      ? stroke(
          'M72 98a13 13 0 1 0 26 0a13 13 0 1 0 -26 0M102 98a13 13 0 1 0 26 0a13 13 0 1 0 -26 0M98 96L102 96',
          ink,
          3,
        )
      : '',
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">${drawn.join('')}</svg>`;
}
