// The package's entry loads an HTTP client that is not needed here; its parts are whole by themselves and have no types.
declare module 'wechatpay-axios-plugin/lib/aes' {
  export const AesGcm: { decrypt(ciphertext: string, key: string, iv: string, aad?: string): string }
}

declare module 'wechatpay-axios-plugin/lib/formatter' {
  export function nonce(size?: number): string
  export function authorization(
    mchid: string,
    nonce: string,
    signature: string,
    timestamp: string | number,
    serial: string,
  ): string
  export function request(method: string, uri: string, timestamp: string | number, nonce: string, body?: string): string
  export function response(timestamp: string, nonce: string, body?: string): string
  export function joinedByLineFeed(...pieces: (string | number)[]): string
}
