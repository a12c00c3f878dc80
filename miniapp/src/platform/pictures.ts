import Taro from '@tarojs/taro';

export interface Picture {
  bytes: ArrayBuffer | Blob;
  type: string;
  /** An address this device can show at once. */
  preview: string;
}

/** Lets the person choose one picture, made smaller by the platform. Null when they choose none. */
export async function pickPicture(): Promise<Picture | null> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] });
    const preview = tempFilePaths[0];
    if (!preview) return null;
    return { bytes: await readBytes(preview), type: typeOf(preview), preview };
  } catch {
    return null;
  }
}

const readBytes = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: (reply) => resolve(reply.data as ArrayBuffer),
      fail: reject,
    }),
  );

function typeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'png' || ending === 'gif' || ending === 'webp') return `image/${ending}`;
  return 'image/jpeg';
}
