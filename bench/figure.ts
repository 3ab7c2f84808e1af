/** One measured figure, as the output has it. */
export interface Figure {
  name: string
  value: number
  unit: string
}

/** A part of the benchmark: the figures it gives, and how to measure them. */
export interface Part {
  /** every name this part may print */
  names: readonly string[]
  measure(): AsyncGenerator<Figure>
}

export function figure(name: string, value: number, unit: string): Figure {
  return { name, value: Number(value.toPrecision(5)), unit }
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
