/** Whether people can be asked here to allow messages. */
export declare const canAskConsent: boolean

/** Opens WeChat's dialog, which must follow from a tap, and answers the templates that were allowed; never rejects. */
export declare function askConsent(templateIds: string[]): Promise<string[]>
