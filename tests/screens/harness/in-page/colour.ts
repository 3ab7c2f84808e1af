/** Red, green, blue from 0 to 255, alpha from 0 to 1. */
export interface Colour {
  red: number
  green: number
  blue: number
  alpha: number
}

/** Reads a computed colour: "rgb(28, 27, 26)", "rgba(0, 0, 0, 0.5)". */
export function colourOf(computed: string): Colour {
  const [, parts] = /^rgba?\(([^)]+)\)$/.exec(computed) ?? []
  if (parts === undefined) throw new Error(`not a colour that is known here: ${computed}`)
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts.split(/[\s,/]+/).map(Number)
  return { red, green, blue, alpha }
}

/** What one sees when `top` lies on the opaque `under`, as strong as `share` of it. */
export function over(top: Colour, under: Colour, share = 1): Colour {
  const alpha = top.alpha * share
  const mix = (above: number, below: number) => above * alpha + below * (1 - alpha)
  return {
    red: mix(top.red, under.red),
    green: mix(top.green, under.green),
    blue: mix(top.blue, under.blue),
    alpha: 1,
  }
}

/** Contrast of two opaque colours by WCAG 2: from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (part: number) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
