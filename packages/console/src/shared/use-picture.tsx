import { useMutation } from '@tanstack/react-query';
import type { Media } from '@wanglai/contract';
import { LIMITS } from '@wanglai/contract/names';
import { App } from 'antd';
import { type ReactNode, useRef } from 'react';
import { problemText, problemWords } from './problem';
import { client } from './session';
import { defineWords, useWords } from './words';

const words = defineWords(
  { tooLarge: '图片超过 3 MB，请压缩后再传。' },
  { tooLarge: 'The picture is larger than 3 MB; make it smaller first.' },
);

interface PictureUpload {
  /** Has to stand somewhere on the page. */
  input: ReactNode;
  /** Lets somebody choose a picture. */
  choose(): void;
  /** Takes the first picture of what was pasted or dropped; false when there is none. */
  takeFrom(data: DataTransfer): boolean;
  busy: boolean;
}

/** Pictures chosen, pasted or dropped, kept on the server; failures are told. The same picture has the same address. */
export function usePicture(onKept: (media: Media) => void): PictureUpload {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (picture: File) =>
      client.call('POST /media', { body: picture, headers: { 'Content-Type': picture.type } }),
    onSuccess: onKept,
    onError: (error) => void message.error(problemText(error, problems)),
  });
  const take = (picture: File | undefined) => {
    if (!picture) return;
    if (picture.size > LIMITS.imageBytes) void message.warning(t.tooLarge);
    else upload.mutate(picture);
  };
  return {
    input: (
      <input
        ref={file}
        hidden
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    ),
    choose: () => file.current?.click(),
    takeFrom(data) {
      const picture = [...data.files].find((one) => one.type.startsWith('image/'));
      take(picture);
      return picture !== undefined;
    },
    busy: upload.isPending,
  };
}
