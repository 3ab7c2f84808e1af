export async function randomBytes(count: number): Promise<Uint8Array> {
  return crypto.getRandomValues(new Uint8Array(count))
}
