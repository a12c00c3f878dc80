import type { Picture } from './pictures';

const LONGEST_SIDE = 1600;

export function pickPicture(): Promise<Picture | null> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = 'image/png,image/jpeg,image/webp,image/gif';
    field.onchange = () => resolve(field.files?.[0] ? smaller(field.files[0]) : null);
    field.oncancel = () => resolve(null);
    field.click();
  });
}

/** Pictures straight from a camera are shrunk to 1600 px; small ones and moving ones stay as they are. */
async function smaller(file: File): Promise<Picture> {
  const asIs = { bytes: file, type: file.type, preview: URL.createObjectURL(file) };
  if (file.type === 'image/gif' || typeof createImageBitmap !== 'function') return asIs;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return asIs;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size < 400_000) return asIs;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
  return bytes ? { bytes, type: 'image/jpeg', preview: URL.createObjectURL(bytes) } : asIs;
}
