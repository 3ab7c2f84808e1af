export const productWords = {
  special: '特价，不参加优惠',
  more: (name: string) => `多一份${name}`,
  less: (name: string) => `少一份${name}`,
}
