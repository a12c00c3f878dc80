import Taro from '@tarojs/taro';
import type { HttpReply, HttpRequest } from '@wanglai/client';

interface Failure {
  status?: number;
  statusCode?: number;
  data?: unknown;
}

/** HTTP of WeChat and Alipay. Neither knows PATCH: it goes as POST with the usual override header. */
export async function send({ method, url, headers, body }: HttpRequest): Promise<HttpReply> {
  const patch = method === 'PATCH';
  const header = {
    // Without this they add a JSON type of their own, also to pictures.
    'Content-Type': 'application/json',
    ...headers,
    ...(patch && { 'X-HTTP-Method-Override': 'PATCH' }),
  };
  try {
    const reply = await Taro.request({
      url,
      method: (patch ? 'POST' : method) as keyof Taro.request.Method,
      header,
      data: body as string | ArrayBuffer | undefined,
      dataType: 'text',
      responseType: 'text',
      timeout: 20_000,
    });
    return { status: reply.statusCode, text: textOf(reply.data) };
  } catch (error) {
    // Alipay fails every answer that is not 2xx, with the answer inside.
    const { status, statusCode, data } = (error ?? {}) as Failure;
    const code = Number(statusCode ?? status ?? 0);
    if (code >= 400) return { status: code, text: textOf(data) };
    throw error;
  }
}

const textOf = (data: unknown): string =>
  data === undefined || data === null ? '' : typeof data === 'string' ? data : JSON.stringify(data);
