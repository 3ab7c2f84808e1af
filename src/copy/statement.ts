export const statementWords = {
  allMonths: '全部',
  month: (month: string, thisYear: string) => {
    const [year = '', number = ''] = month.split('-')
    return year === thisYear ? `${Number(number)}月` : `${year}年${Number(number)}月`
  },
  more: '更早的明细',
  end: '没有更早的明细了',
  empty: { words: '这段时间没有收支' },
  emptyAll: { words: '充值后，每一笔收支都会记在这里', action: '去充值' },
}
