/** What HTTP access hands to a function: the request as it came. */
export interface HttpEvent {
  httpMethod: string
  /** what follows the function's own address */
  path?: string
  headers: Record<string, unknown>
  body: string
  isBase64Encoded: boolean
}

/** The body as text, however the gateway passed it on. */
export function bodyOf({ body, isBase64Encoded }: HttpEvent): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
}

/** The fields of a form that was posted. One that stands twice is taken as it stands last. */
export function formOf(event: HttpEvent): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(bodyOf(event)))
}
