/** "1,280": digits in threes, as amounts of money have them. */
export function pointsText(points: number): string {
  return String(points).replace(/\B(?=(\d{3})+$)/g, ',')
}
