/**
 * Words that the Advertising Law (Art. 9 (3) and what courts made of it) does not allow in an offer: absolute claims that
 * nobody can prove. Only what is never innocent stands here: "第一医院店" is an address.
 */
const ABSOLUTE_CLAIMS = [
  ...[
    '国家级',
    '世界级',
    '全球级',
    '宇宙级',
    '最高级',
    '最佳',
    '最好',
    '最优',
    '最低价',
    '最便宜',
    '最划算',
    '最大优惠',
  ],
  ...['顶级', '极品', '史上', '绝无仅有', '独一无二', '全网第一', '行业第一', '销量第一', '第一品牌', '唯一指定'],
  ...['万能', '永久免费', '稳赚', '保本', '零风险', '无风险', '包赚'],
] as const

/** The first such claim in a text; null when there is none. */
export function absoluteClaimIn(text: string): string | null {
  return ABSOLUTE_CLAIMS.find(claim => text.includes(claim)) ?? null
}
