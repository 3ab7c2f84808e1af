/**
 * Stands in functions for the HTTP client that Alipay's library brings along: requests are signed and checked by the library
 * and sent by the platform's own `fetch`. It would be a third of every function, loaded by none of them.
 */
export class Agent {}
export class ProxyAgent {}
export default {}
