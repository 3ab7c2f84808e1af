/**
 * One line of JSON per event. Only what is named here by its caller is logged: never inputs, codes, OpenIDs or amounts
 * of a person, because logs outlive what may be kept.
 */
export function log(event: string, fields: Record<string, unknown>): void {
  console.log(JSON.stringify({ event, ...fields }))
}
