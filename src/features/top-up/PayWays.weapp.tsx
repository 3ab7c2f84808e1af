/** WeChat pays what is bought in a mini-program: there is nothing to choose. */
export function PayWays(): null {
  return null
}
