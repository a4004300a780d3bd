// The languages that the pages speak; the codes of the store and of the address.
export type Language = 'zh-CN' | 'en'
