import type { Environment } from './environment'

/** Values that the local cloud makes itself, by the name that stands in `{{…}}`; asked for only when a variable names them. */
export type Made = Record<string, () => Promise<string> | string>

/**
 * Variables of functions with `{{name}}` replaced by what the local cloud made: its own address, the sandbox merchant's keys.
 * What names nothing known stays as it is.
 */
export async function fillVariables(
  variables: Environment['variables'],
  made: Made,
): Promise<Environment['variables']> {
  const filled: Environment['variables'] = {}
  for (const [fn, own] of Object.entries(variables)) {
    filled[fn] = {}
    for (const [name, value] of Object.entries(own)) filled[fn][name] = await fill(value, made)
  }
  return filled
}

async function fill(value: string, made: Made): Promise<string> {
  let text = value
  for (const [name, make] of Object.entries(made)) {
    const placeholder = `{{${name}}}`
    if (text.includes(placeholder)) text = text.replaceAll(placeholder, await make())
  }
  return text
}
