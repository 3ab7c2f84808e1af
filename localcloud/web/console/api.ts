/** A refusal of the server, in its own words. */
class ApiError extends Error {}

/** Asks the local cloud. Throws an `ApiError` when it refuses. */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
  return read<T>(await fetch(`/localcloud/${path}`, request))
}

/** Sends a file's text as it is. */
export async function sendText<T>(path: string, text: string): Promise<T> {
  const headers = { 'content-type': 'application/x-ndjson' }
  return read<T>(await fetch(`/localcloud/${path}`, { method: 'POST', headers, body: text }))
}

async function read<T>(response: Response): Promise<T> {
  const reply = (await response.json()) as T & { errMsg?: string }
  if (!response.ok) throw new ApiError(reply.errMsg ?? `HTTP ${response.status}`)
  return reply
}
