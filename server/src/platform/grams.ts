/**
 * Single characters and pairs of neighbours of a short text, lower-cased: what a search box for names needs in Chinese
 * and in Latin alike. At most 80 of them.
 */
export function gramsOf(text: string): string[] {
  const letters = [...text.toLowerCase().normalize('NFKC').replace(/\s+/g, '')].slice(0, 40);
  const grams = new Set(letters);
  for (let i = 0; i + 1 < letters.length; i++) grams.add(letters[i]! + letters[i + 1]!);
  return [...grams];
}

/** The grams that a text must hold to contain what was typed. */
export function gramsToFind(typed: string): string[] {
  const letters = [...typed.toLowerCase().normalize('NFKC').replace(/\s+/g, '')].slice(0, 40);
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter);
}
