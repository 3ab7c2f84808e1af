/** Who calls a function, as far as the platform tells it. */
export interface Caller {
  openid?: string
  unionid?: string
  /** The platform's chain of origins: `wx_client`, `wx_trigger`, `wx_paycallback`, `wx_client,scf` … */
  source: string
  clientIp?: string
  /** Names the call to the gate, so that it is the same call in every replay. */
  label?: string
}

/** A call from inside a function keeps the person and lengthens the chain of origins. */
export function nestedCaller(parent: Caller): Caller {
  return { ...parent, source: `${parent.source},scf` }
}
