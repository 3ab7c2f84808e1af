/** The buttons that lead out of a refusal. */
export const wayOutWords = { naming: '去登记', topUp: '去充值', home: '返回卡包' }
