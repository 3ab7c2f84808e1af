export function memoryScope(): string {
  return ''
}
