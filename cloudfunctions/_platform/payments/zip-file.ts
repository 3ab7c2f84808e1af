/** A bill that grows beyond this in memory is none that a function can read. */
const MOST_BYTES = 50_000_000

/** The files in a zip file, unpacked; their names are in whatever code page the sender used. Throws when it is no zip file. */
export async function filesInZip(zip: Buffer): Promise<Buffer[]> {
  const { default: AdmZip } = await import('adm-zip')
  const entries = new AdmZip(zip).getEntries()
  const size = entries.reduce((sum, { header }) => sum + header.size, 0)
  if (size > MOST_BYTES) throw new RangeError(`a bill of ${size} bytes`)
  return entries.map(entry => entry.getData())
}
