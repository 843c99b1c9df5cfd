/** Whether a header line can be sent: RFC 9110, field-name and field-value. */
export function isSendable(name: string, value: string): boolean {
  return HEADER_NAME.test(name) && !UNSENDABLE.test(value)
}

export const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/
export const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/
